package io.leat.data.simulator;

import java.util.Arrays;

/** Distinct items by falling score, for the few dozen that a page is made of. */
final class Ranking {
  private final int[] items;
  private final double[] scores;
  private int size;

  Ranking(int capacity) {
    items = new int[capacity];
    scores = new double[capacity];
  }

  boolean contains(int item) {
    for (int i = 0; i < size; i++) {
      if (items[i] == item) {
        return true;
      }
    }
    return false;
  }

  void add(int item, double score) {
    int place = size++;
    for (; place > 0 && scores[place - 1] < score; place--) {
      items[place] = items[place - 1];
      scores[place] = scores[place - 1];
    }
    items[place] = item;
    scores[place] = score;
  }

  int[] top(int count) {
    return Arrays.copyOf(items, Math.min(count, size));
  }
}
