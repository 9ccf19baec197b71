package io.leat.evaluation.interactions;

import java.util.SplittableRandom;

/**
 * Users and items as directions of a small space. A user takes an item that lies before its eyes
 * with probability {@code min(1, exp(SHARPNESS * (cosine - NEAR)))}: the log-linear structure that
 * a factorisation can find, in more dimensions than popularity alone.
 */
final class TasteSpace {
  static final int DIMENSIONS = 12;
  private static final double SHARPNESS = 9;
  private static final double NEAR = 0.6;

  private final float[] items;

  TasteSpace(int size, SplittableRandom random) {
    items = new float[size * DIMENSIONS];
    for (int item = 0; item < size; item++) {
      System.arraycopy(direction(random), 0, items, item * DIMENSIONS, DIMENSIONS);
    }
  }

  /** Uniform on the unit sphere. */
  static float[] direction(SplittableRandom random) {
    double[] values = new double[DIMENSIONS];
    double square = 0;
    for (int d = 0; d < DIMENSIONS; d++) {
      values[d] = random.nextGaussian();
      square += values[d] * values[d];
    }
    float[] direction = new float[DIMENSIONS];
    for (int d = 0; d < DIMENSIONS; d++) {
      direction[d] = (float) (values[d] / Math.sqrt(square));
    }
    return direction;
  }

  double probability(float[] user, int item) {
    return Math.min(1, StrictMath.exp(SHARPNESS * (cosine(user, item) - NEAR)));
  }

  double cosine(float[] user, int item) {
    float sum = 0;
    for (int d = 0; d < DIMENSIONS; d++) {
      sum += user[d] * items[item * DIMENSIONS + d];
    }
    return sum;
  }
}
