package io.leat.core.als;

import io.leat.core.matrix.FloatTiles;
import java.util.Arrays;

/** Multiplies rows by one square matrix, in place. One thread at a time. */
final class RowRotation {
  /** How many rows at once; a multiple of the tile's. */
  static final int BATCH = 32;

  private final float[] matrix;
  private final int stride;
  private final float[] before;
  private final float[] after;

  /**
   * @param matrix {@code stride x stride}, row-major
   * @param stride a padded size
   */
  RowRotation(float[] matrix, int stride) {
    this.matrix = matrix;
    this.stride = stride;
    this.before = new float[BATCH * stride];
    this.after = new float[BATCH * stride];
  }

  /** Replaces {@code count} rows of stride numbers each, from the number {@code at} on. */
  void apply(float[] rows, int at, int count) {
    for (int done = 0; done < count; done += BATCH) {
      applyBatch(rows, at + done * stride, Math.min(BATCH, count - done));
    }
  }

  private void applyBatch(float[] rows, int at, int count) {
    // Rows beyond the count hold what a batch before left there, and are not copied back.
    System.arraycopy(rows, at, before, 0, count * stride);
    Arrays.fill(after, 0, Math.ceilDiv(count, FloatTiles.ROWS) * FloatTiles.ROWS * stride, 0);
    for (int row = 0; row < count; row += FloatTiles.ROWS) {
      FloatTiles.addProduct(
          before,
          row * stride,
          stride,
          1,
          matrix,
          0,
          stride,
          stride,
          1,
          after,
          row * stride,
          stride,
          stride);
    }
    System.arraycopy(after, 0, rows, at, count * stride);
  }
}
