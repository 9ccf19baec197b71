package io.leat.core.als;

import io.leat.core.matrix.FloatRows;
import io.leat.core.matrix.FloatTiles;
import io.leat.core.matrix.SparseRows;
import java.util.Arrays;

/**
 * What was observed in one row: which of the fixed vectors, and the roots of their weights. Gathers
 * the vectors into small buffers, so that the products run over contiguous memory. Observations of
 * weight zero are left out. Reused from row to row.
 */
final class ObservedRow {
  /** What stays in the processor's first cache. */
  private static final int BATCH_NUMBERS = 8192;

  private static final int MIN_BATCH = 32;

  private final float[] fixed;
  private final int stride;
  private final float[] batch;
  private final int batchRows;
  private final int[] batchOffsets;
  private final float[] transposed;
  private final float[] inverseRoots;
  private final float[] lanes = new float[FloatRows.lanes()];
  private int[] offsets = new int[64];
  private float[] roots = new float[64];
  private int count;

  /**
   * @param shortRow the most observations of which {@link #kernel} is asked
   */
  ObservedRow(FixedSide side, int shortRow) {
    int padded = FloatTiles.padded(shortRow);
    this.fixed = side.rotated();
    this.stride = side.stride();
    this.batchRows = Math.max(Math.max(MIN_BATCH, BATCH_NUMBERS / stride), padded);
    this.batch = new float[Math.multiplyExact(batchRows, stride)];
    this.batchOffsets = new int[padded];
    for (int i = 0; i < padded; i++) {
      batchOffsets[i] = i * stride;
    }
    this.transposed = new float[Math.multiplyExact(stride, padded)];
    this.inverseRoots = new float[stride];
  }

  /** Takes a row of the matrix; the sum of its weights. */
  double set(SparseRows rows, int row) {
    int start = rows.offsets()[row];
    int end = rows.offsets()[row + 1];
    if (end - start > offsets.length - FloatTiles.padded(1)) {
      int capacity = FloatTiles.padded(2 * (end - start));
      offsets = new int[capacity];
      roots = new float[capacity];
    }
    double sum = 0;
    count = 0;
    for (int i = start; i < end; i++) {
      float weight = rows.values()[i];
      if (weight > 0) {
        offsets[count] = rows.indices()[i] * stride;
        roots[count++] = weight == 1 ? 1 : (float) Math.sqrt(weight);
        sum += weight;
      }
    }
    int padded = FloatTiles.padded(count);
    Arrays.fill(offsets, count, padded, 0);
    Arrays.fill(roots, count, padded, 0);
    return sum;
  }

  int count() {
    return count;
  }

  /** The roots of the weights, padded with zeros. */
  float[] roots() {
    return roots;
  }

  /**
   * For some columns B of Z, adds {@code Z_B^T Z_B} to the upper triangle of left, {@code Z_B^T r}
   * to right.
   *
   * @param column where B begins
   * @param width numbers in B, a padded size
   * @param r one number for each observation
   */
  void addTo(int column, int width, float[] r, float[] left, float[] right) {
    int most = Math.max(batchRows, BATCH_NUMBERS / width);
    for (int first = 0; first < count; first += most) {
      int rows = Math.min(most, count - first);
      gather(column, width, first, rows);
      FloatRows.addAll(batch, rows, r, first, right, width);
      FloatTiles.addGramian(batch, rows, width, left);
    }
  }

  /**
   * Takes {@code Z_B x} from r.
   *
   * @param x width numbers, the first at {@code at}
   * @param r of the padded count
   */
  void subtract(int column, int width, float[] x, int at, float[] r) {
    FloatRows.subtractProducts(
        fixed, column, offsets, roots, FloatTiles.padded(count), x, at, width, r, lanes);
  }

  /**
   * Rows of Z, from all over the memory: nothing here waits for another, so that the processor
   * fetches many at once.
   */
  private void gather(int column, int width, int first, int rows) {
    for (int i = 0; i < rows; i++) {
      FloatRows.scale(
          fixed, offsets[first + i] + column, roots[first + i], batch, i * width, width);
    }
  }

  /**
   * Sets left to {@code I + Z D^-1 Z^T}, its upper triangle.
   *
   * @param size the padded count
   */
  void kernel(float[] diagonal, float[] left, int size) {
    FloatRows.inverseRoots(diagonal, inverseRoots, stride);
    gather(0, stride, 0, count);
    Arrays.fill(batch, count * stride, size * stride, 0);
    FloatRows.transpose(batch, batchOffsets, inverseRoots, stride, transposed, size);
    Arrays.fill(left, 0, size * size, 0);
    for (int i = 0; i < size; i++) {
      left[i * size + i] = 1;
    }
    FloatTiles.addGramian(transposed, stride, size, left);
  }

  /** Adds {@code Z^T a} to sum, after {@link #kernel}. */
  void combine(float[] a, float[] sum) {
    FloatRows.addAll(batch, count, a, 0, sum, stride);
  }
}
