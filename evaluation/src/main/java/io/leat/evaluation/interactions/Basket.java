package io.leat.evaluation.interactions;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * So many distinct items, in the order in which they came; a hash table with open addressing finds
 * them again.
 */
final class Basket {
  private static final int NONE = -1;

  private final int[] items;
  private final int[] table;
  private int size;

  Basket(int capacity) {
    items = new int[capacity];
    table = new int[Math.max(2, Integer.highestOneBit(Math.max(1, capacity)) << 2)];
    Arrays.fill(table, NONE);
  }

  /** Adds an item unless it is there. */
  void add(int item) {
    int mask = table.length - 1;
    int slot = ((item * 0x9E3779B9) >>> 7) & mask;
    while (table[slot] != NONE) {
      if (table[slot] == item) {
        return;
      }
      slot = (slot + 1) & mask;
    }
    table[slot] = item;
    items[size++] = item;
  }

  boolean isFull() {
    return size == items.length;
  }

  int size() {
    return size;
  }

  int get(int index) {
    return items[index];
  }

  /** Mixes what came from an index on, for what is taken first is more to one's taste. */
  void shuffle(int from, SplittableRandom random) {
    for (int i = size - 1; i > from; i--) {
      int other = from + random.nextInt(i - from + 1);
      int item = items[i];
      items[i] = items[other];
      items[other] = item;
    }
  }
}
