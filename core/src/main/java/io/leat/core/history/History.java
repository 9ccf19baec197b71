package io.leat.core.history;

import java.util.Arrays;

/**
 * What one person did, oldest first; an item may stand in it several times.
 *
 * @param items columns of the items
 * @param weights of the actions, before any decay
 * @param times epoch seconds, ascending
 */
public record History(int[] items, float[] weights, long[] times) {
  public static final History EMPTY = new History(new int[0], new float[0], new long[0]);

  public History {
    if (items.length != weights.length || items.length != times.length) {
      throw new IllegalArgumentException(
          "each act needs item, weight and time; got %d, %d and %d"
              .formatted(items.length, weights.length, times.length));
    }
    for (int i = 0; i < items.length; i++) {
      if (i > 0 && times[i] < times[i - 1]) {
        throw new IllegalArgumentException(
            "times must ascend, but %d follows %d".formatted(times[i], times[i - 1]));
      }
    }
  }

  /** A session of equal acts in this order. */
  public static History inOrder(int... items) {
    float[] weights = new float[items.length];
    Arrays.fill(weights, 1);
    long[] times = new long[items.length];
    Arrays.setAll(times, i -> i);
    return new History(items, weights, times);
  }

  public int size() {
    return items.length;
  }

  public boolean isEmpty() {
    return items.length == 0;
  }

  /** The oldest {@code size} acts. */
  public History first(int size) {
    return part(0, size);
  }

  /** The newest {@code size} acts, or all. */
  public History last(int size) {
    return part(Math.max(0, items.length - size), items.length);
  }

  private History part(int from, int to) {
    return from == 0 && to == items.length
        ? this
        : new History(
            Arrays.copyOfRange(items, from, to),
            Arrays.copyOfRange(weights, from, to),
            Arrays.copyOfRange(times, from, to));
  }
}
