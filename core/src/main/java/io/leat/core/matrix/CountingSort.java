package io.leat.core.matrix;

/** Stable sorting of small whole numbers, in time linear in their count and range. */
final class CountingSort {
  private CountingSort() {}

  /** Where each key's run begins in sorted order; {@code range + 1} numbers. */
  static int[] offsets(int[] keys, int range) {
    int[] offsets = new int[range + 1];
    for (int key : keys) {
      offsets[key + 1]++;
    }
    for (int key = 0; key < range; key++) {
      offsets[key + 1] += offsets[key];
    }
    return offsets;
  }

  /** The positions of {@code keys} in ascending order of key, equal keys in their old order. */
  static int[] order(int[] keys, int range) {
    int[] next = offsets(keys, range);
    int[] order = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      order[next[keys[i]]++] = i;
    }
    return order;
  }

  static int[] permute(int[] values, int[] order) {
    int[] permuted = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      permuted[i] = values[order[i]];
    }
    return permuted;
  }
}
