package io.leat.data.simulator;

/** Arithmetic on small vectors over the styles. */
final class StyleVectors {
  private StyleVectors() {}

  /** Scaled in place to length 1; a zero vector stays. */
  static float[] normalise(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += value * value;
    }
    if (squares > 0) {
      float scale = (float) (1 / Math.sqrt(squares));
      for (int i = 0; i < vector.length; i++) {
        vector[i] *= scale;
      }
    }
    return vector;
  }

  /**
   * Its mean taken off in place, then scaled to length 1: a taste says what is liked better than
   * the rest, so two random ones shall be unrelated and not alike.
   */
  static float[] centre(float[] vector) {
    float sum = 0;
    for (float value : vector) {
      sum += value;
    }
    float mean = sum / vector.length;
    for (int i = 0; i < vector.length; i++) {
      vector[i] -= mean;
    }
    return normalise(vector);
  }

  static void add(float[] sum, float[] vector, double weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += (float) (weight * vector[i]);
    }
  }

  static void addNoise(float[] sum, double deviation, Draws draws) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += (float) (deviation * draws.gaussian());
    }
  }

  /** The inner product of a vector and a row of a matrix that begins at an offset. */
  static double dot(float[] vector, float[] rows, int offset) {
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      sum += vector[i] * rows[offset + i];
    }
    return sum;
  }

  /** The unit vector between two, by a fraction from 0, the first, to 1, the second. */
  static float[] between(float[] first, float[] second, double fraction) {
    float[] between = new float[first.length];
    add(between, first, 1 - fraction);
    add(between, second, fraction);
    return normalise(between);
  }
}
