package io.leat.core.matrix;

import java.util.Arrays;

/**
 * The weighted sum {@code sum w v v^T} of vectors handed over one by one; only the upper triangle
 * is kept. Vectors are added in batches, since one pass over the triangle then serves several of
 * them and the inner loop is long enough for the compiler to vectorise. The sum depends on the
 * order of the vectors only.
 */
public final class GramianSum {
  private static final int BATCH = 8;

  private final int dimension;
  private final float[] sum;
  private final float[] vectors;
  private final float[] weights = new float[BATCH];
  private int pending;

  public GramianSum(int dimension) {
    this.dimension = dimension;
    this.sum = new float[Math.multiplyExact(dimension, dimension)];
    this.vectors = new float[Math.multiplyExact(BATCH, dimension)];
  }

  /** Starts anew from a row-major {@code dimension x dimension} matrix. */
  public void reset(float[] start) {
    System.arraycopy(start, 0, sum, 0, sum.length);
    pending = 0;
  }

  /** Adds {@code weight * v v^T}, where v stands in {@code values} from {@code offset} on. */
  public void add(float[] values, int offset, float weight) {
    System.arraycopy(values, offset, vectors, pending * dimension, dimension);
    weights[pending++] = weight;
    if (pending == BATCH) {
      flush();
    }
  }

  /**
   * The sum, row-major; what stands below the diagonal means nothing. The array is this object's
   * own and changes with it.
   */
  public float[] upperTriangle() {
    if (pending > 0) {
      Arrays.fill(weights, pending, BATCH, 0);
      flush();
    }
    return sum;
  }

  private void flush() {
    int d = dimension;
    for (int i = 0; i < d; i++) {
      addRow(
          sum,
          i * d,
          vectors,
          d,
          i,
          weights[0] * vectors[i],
          weights[1] * vectors[d + i],
          weights[2] * vectors[2 * d + i],
          weights[3] * vectors[3 * d + i],
          weights[4] * vectors[4 * d + i],
          weights[5] * vectors[5 * d + i],
          weights[6] * vectors[6 * d + i],
          weights[7] * vectors[7 * d + i]);
    }
    pending = 0;
  }

  private static void addRow(
      float[] sum,
      int start,
      float[] vectors,
      int d,
      int from,
      float s0,
      float s1,
      float s2,
      float s3,
      float s4,
      float s5,
      float s6,
      float s7) {
    for (int j = from; j < d; j++) {
      sum[start + j] +=
          s0 * vectors[j]
              + s1 * vectors[d + j]
              + s2 * vectors[2 * d + j]
              + s3 * vectors[3 * d + j]
              + s4 * vectors[4 * d + j]
              + s5 * vectors[5 * d + j]
              + s6 * vectors[6 * d + j]
              + s7 * vectors[7 * d + j];
    }
  }
}
