package io.leat.spark;

import java.util.Arrays;

/** The k best items so far, best first; of equal scores the one that came first. */
final class TopItems {
  private final int[] excluded;
  private final int[] positions;
  private final float[] scores;
  private int size;

  /**
   * @param excluded positions that are never taken, in order
   */
  TopItems(int k, int[] excluded) {
    this.excluded = excluded;
    positions = new int[k];
    scores = new float[k];
  }

  /** Takes what is good enough of {@code count} scores, of the positions from {@code first} on. */
  void offer(float[] offered, int first, int count) {
    for (int i = 0; i < count; i++) {
      if ((size < scores.length || offered[i] > scores[size - 1])
          && Arrays.binarySearch(excluded, first + i) < 0) {
        insert(first + i, offered[i]);
      }
    }
  }

  private void insert(int position, float score) {
    int at = size < scores.length ? size++ : size - 1;
    while (at > 0 && scores[at - 1] < score) {
      scores[at] = scores[at - 1];
      positions[at] = positions[at - 1];
      at--;
    }
    scores[at] = score;
    positions[at] = position;
  }

  /** The best positions' ids. */
  int[] ids(int[] ids) {
    return Arrays.stream(positions, 0, size).map(position -> ids[position]).toArray();
  }
}
