package io.leat.evaluation.interactions;

import java.util.SplittableRandom;

/**
 * Draws positions in proportion to weights in constant time, 8 bytes a position (Vose 1991, "A
 * linear algorithm for generating random numbers with a given distribution").
 */
public final class AliasTable {
  private final float[] keep;
  private final int[] alias;

  /**
   * @param weights positive, at least one
   */
  public AliasTable(double[] weights) {
    int n = weights.length;
    keep = new float[n];
    alias = new int[n];
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double[] scaled = new double[n];
    int[] queue = new int[n];
    int small = 0;
    int large = n;
    for (int i = 0; i < n; i++) {
      scaled[i] = weights[i] * n / sum;
      if (scaled[i] < 1) {
        queue[small++] = i;
      } else {
        queue[--large] = i;
      }
    }
    while (small > 0 && large < n) {
      int less = queue[--small];
      int more = queue[large];
      keep[less] = (float) scaled[less];
      alias[less] = more;
      scaled[more] -= 1 - scaled[less];
      if (scaled[more] < 1) {
        large++;
        queue[small++] = more;
      }
    }
    // What is left differs from 1 by rounding alone.
    while (small > 0) {
      keep[queue[--small]] = 1;
    }
    while (large < n) {
      keep[queue[large++]] = 1;
    }
  }

  /** A position. */
  public int draw(SplittableRandom random) {
    int position = random.nextInt(keep.length);
    return random.nextDouble() < keep[position] ? position : alias[position];
  }
}
