package io.leat.core.matrix;

/**
 * A compressed sparse row matrix of floats, {@code rows x columns}: the entries of row {@code r}
 * stand at {@code offsets[r] .. offsets[r + 1]}, columns ascending. The arrays are shared, not
 * copied.
 */
public record SparseRows(int rows, int columns, int[] offsets, int[] indices, float[] values) {

  public SparseRows transpose() {
    throw new UnsupportedOperationException();
  }
}
