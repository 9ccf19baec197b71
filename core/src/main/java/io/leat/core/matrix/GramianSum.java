package io.leat.core.matrix;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * The weighted sum {@code sum w v v^T} of vectors handed over one by one; only the upper triangle
 * is kept. Vectors are gathered into batches that stay in the processor's first cache, since one
 * pass over the triangle then serves all of them. The sum depends on the order of the vectors only.
 */
public final class GramianSum {
  private static final int BATCH_NUMBERS = 8192;
  private static final int MIN_BATCH = 32;

  private final int dimension;
  private final int stride;
  private final int batch;
  private final float[] sum;
  private final float[] vectors;
  private int pending;

  public GramianSum(int dimension) {
    this.dimension = dimension;
    this.stride = FloatTiles.padded(dimension);
    this.batch = Math.max(MIN_BATCH, BATCH_NUMBERS / Math.max(1, stride));
    this.sum = new float[Math.multiplyExact(stride, stride)];
    this.vectors = new float[Math.multiplyExact(batch, stride)];
  }

  /** The numbers from one row of {@link #upperTriangle} to the next: the padded dimension. */
  public int stride() {
    return stride;
  }

  /** Starts anew from zero. */
  public void reset() {
    Arrays.fill(sum, 0);
    pending = 0;
  }

  /** Starts anew from a diagonal matrix, of {@code dimension} numbers. */
  public void reset(float[] diagonal) {
    reset();
    for (int row = 0; row < dimension; row++) {
      sum[row * stride + row] = diagonal[row];
    }
  }

  /** Adds {@code weight * v v^T}, where v stands in {@code values} from {@code offset} on. */
  public void add(float[] values, int offset, float weight) {
    int start = pending * stride;
    if (weight == 1) {
      System.arraycopy(values, offset, vectors, start, dimension);
    } else {
      scale(values, offset, (float) Math.sqrt(weight), vectors, start, dimension);
    }
    if (++pending == batch) {
      flush();
    }
  }

  private static void scale(
      float[] values, int offset, float scale, float[] target, int start, int count) {
    int i = 0;
    for (; i <= count - FloatTiles.LANES; i += FloatTiles.LANES) {
      FloatVector.fromArray(FloatTiles.SPECIES, values, offset + i)
          .mul(scale)
          .intoArray(target, start + i);
    }
    for (; i < count; i++) {
      target[start + i] = scale * values[offset + i];
    }
  }

  /**
   * The sum, row-major with {@link #stride}; what stands below the diagonal means nothing, what
   * stands right of the dimension is zero. The array is this object's own and changes with it.
   */
  public float[] upperTriangle() {
    flush();
    return sum;
  }

  private void flush() {
    FloatTiles.addGramian(vectors, pending, stride, sum);
    pending = 0;
  }
}
