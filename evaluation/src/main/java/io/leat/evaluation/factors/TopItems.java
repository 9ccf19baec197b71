package io.leat.evaluation.factors;

import java.util.Arrays;
import java.util.List;

/** The items of one list while the scores come in, block after block; equal scores by number. */
final class TopItems {
  private final int k;
  private final int[] excluded;
  private final int[] items;
  private final float[] scores;
  private int nextExcluded;
  private int count;

  /**
   * @param excluded ascending
   */
  TopItems(int k, int[] excluded) {
    this.k = k;
    this.excluded = excluded;
    this.items = new int[k];
    this.scores = new float[k];
  }

  /** Takes the scores of the next {@code size} items, the first being number {@code first}. */
  void offer(float[] block, int at, int first, int size) {
    if (k == 0) {
      return;
    }
    while (nextExcluded < excluded.length && excluded[nextExcluded] < first + size) {
      block[at + excluded[nextExcluded++] - first] = Float.NEGATIVE_INFINITY;
    }
    for (int i = 0; i < size; i++) {
      if (count < k ? block[at + i] > Float.NEGATIVE_INFINITY : block[at + i] > scores[k - 1]) {
        insert(first + i, block[at + i]);
      }
    }
  }

  private void insert(int item, float score) {
    int place = count < k ? count++ : k - 1;
    while (place > 0 && scores[place - 1] < score) {
      scores[place] = scores[place - 1];
      items[place] = items[place - 1];
      place--;
    }
    scores[place] = score;
    items[place] = item;
  }

  /** The best first. */
  List<Integer> items() {
    return Arrays.stream(items, 0, count).boxed().toList();
  }
}
