package io.leat.core.matrix;

import java.util.Arrays;

/**
 * A row-major float matrix, {@code rows x columns}; row {@code r} starts at {@code r * columns}.
 * The array is shared, not copied.
 */
public record DenseRows(int rows, int columns, float[] values) {
  public DenseRows {
    if ((long) rows * columns != values.length) {
      throw new IllegalArgumentException(
          "%d x %d rows need %d values, got %d"
              .formatted(rows, columns, (long) rows * columns, values.length));
    }
  }

  public static DenseRows zeros(int rows, int columns) {
    return new DenseRows(rows, columns, new float[Math.multiplyExact(rows, columns)]);
  }

  /** A copy of one row, length {@code columns}. */
  public float[] row(int row) {
    return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
  }
}
