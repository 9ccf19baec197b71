package io.leat.core.matrix;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A row-major float matrix, {@code rows x columns}; row {@code r} starts at {@code r * columns}.
 * The array is shared, not copied.
 */
public record DenseRows(int rows, int columns, float[] values) {
  /** Fixed, so that sums come out the same however many threads share the work. */
  private static final int BLOCK_ROWS = 4096;

  public DenseRows {
    if (rows < 0 || columns < 0) {
      throw new IllegalArgumentException(
          "rows and columns must be at least 0, were %d and %d".formatted(rows, columns));
    }
    if ((long) rows * columns != values.length) {
      throw new IllegalArgumentException(
          "%d x %d rows need %d values, got %d"
              .formatted(rows, columns, (long) rows * columns, values.length));
    }
  }

  public static DenseRows zeros(int rows, int columns) {
    return new DenseRows(rows, columns, new float[Math.multiplyExact(rows, columns)]);
  }

  /**
   * A matrix of copied rows.
   *
   * @param columns length of every row; says the width where there is no row
   */
  public static DenseRows of(int columns, float[]... rows) {
    DenseRows matrix = zeros(rows.length, columns);
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != columns) {
        throw new IllegalArgumentException(
            "row %d must have %d columns, had %d".formatted(row, columns, rows[row].length));
      }
      System.arraycopy(rows[row], 0, matrix.values, row * columns, columns);
    }
    return matrix;
  }

  /** A copy of one row, length {@code columns}. */
  public float[] row(int row) {
    Objects.checkIndex(row, rows);
    return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
  }

  /** Replaces one row by a copy of a vector of length {@code columns}. */
  public void setRow(int row, float[] vector) {
    Objects.checkIndex(row, rows);
    if (vector.length != columns) {
      throw new IllegalArgumentException(
          "vector must have %d numbers, had %d".formatted(columns, vector.length));
    }
    System.arraycopy(vector, 0, values, row * columns, columns);
  }

  /** The inner product of one row with a vector of length {@code columns}. */
  public float dot(int row, float[] vector) {
    Objects.checkIndex(row, rows);
    if (vector.length != columns) {
      throw new IllegalArgumentException(
          "vector must have %d numbers, had %d".formatted(columns, vector.length));
    }
    float sum = 0;
    for (int column = 0, at = row * columns; column < columns; column++, at++) {
      sum += values[at] * vector[column];
    }
    return sum;
  }

  /**
   * The sum over rows of {@code row^T row}: {@code columns x columns}, row-major, symmetric. Rows
   * are summed in blocks, in parallel; the result does not depend on the number of threads.
   */
  public float[] gramian() {
    int blocks = (int) (((long) rows + BLOCK_ROWS - 1) / BLOCK_ROWS);
    float[][] parts =
        IntStream.range(0, blocks)
            .parallel()
            .mapToObj(this::gramianOfBlock)
            .toArray(float[][]::new);
    int stride = FloatTiles.padded(columns);
    double[] sum = new double[columns * columns];
    for (float[] part : parts) {
      for (int i = 0; i < columns; i++) {
        for (int j = i; j < columns; j++) {
          sum[i * columns + j] += part[i * stride + j];
        }
      }
    }
    float[] gramian = new float[sum.length];
    for (int i = 0; i < columns; i++) {
      for (int j = i; j < columns; j++) {
        gramian[i * columns + j] = (float) sum[i * columns + j];
        gramian[j * columns + i] = gramian[i * columns + j];
      }
    }
    return gramian;
  }

  private float[] gramianOfBlock(int block) {
    GramianSum sum = new GramianSum(columns);
    int end = (int) Math.min(rows, (block + 1L) * BLOCK_ROWS);
    for (int row = block * BLOCK_ROWS; row < end; row++) {
      sum.add(values, row * columns, 1);
    }
    return sum.upperTriangle();
  }

  /** Whether every value is a finite number. */
  public boolean isFinite() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
