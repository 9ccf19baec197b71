package io.leat.core.matrix;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * A compressed sparse row matrix of floats, {@code rows x columns}: the entries of row {@code r}
 * stand at {@code offsets[r] .. offsets[r + 1]}, columns strictly ascending. The arrays are shared,
 * not copied. {@link Builder} makes one from entries in any order.
 */
public record SparseRows(int rows, int columns, int[] offsets, int[] indices, float[] values) {

  /**
   * @throws IllegalArgumentException when the arrays do not describe such a matrix, or when a value
   *     is not finite
   */
  public SparseRows {
    checkShape(rows, columns);
    if (offsets.length != rows + 1) {
      throw new IllegalArgumentException(
          "offsets must hold rows + 1 = %d numbers, held %d".formatted(rows + 1, offsets.length));
    }
    if (offsets[0] != 0 || offsets[rows] != indices.length || indices.length != values.length) {
      throw new IllegalArgumentException(
          "offsets must run from 0 to the number of entries; they run from %d to %d for %d indices and %d values"
              .formatted(offsets[0], offsets[rows], indices.length, values.length));
    }
    for (int row = 0; row < rows; row++) {
      checkRow(row, columns, offsets, indices, values);
    }
  }

  private static void checkShape(int rows, int columns) {
    if (rows < 0 || rows == Integer.MAX_VALUE) {
      throw new IllegalArgumentException("rows must be 0 to 2^31 - 2, was " + rows);
    }
    if (columns < 0) {
      throw new IllegalArgumentException("columns must be at least 0, was " + columns);
    }
  }

  private static void checkRow(int row, int columns, int[] offsets, int[] indices, float[] values) {
    if (offsets[row + 1] < offsets[row] || offsets[row + 1] > indices.length) {
      throw new IllegalArgumentException(
          "offsets must not fall, but row %d runs from %d to %d"
              .formatted(row, offsets[row], offsets[row + 1]));
    }
    int previous = -1;
    for (int entry = offsets[row]; entry < offsets[row + 1]; entry++) {
      if (indices[entry] <= previous || indices[entry] >= columns) {
        throw new IllegalArgumentException(
            "columns of row %d must ascend below %d, but %d follows %d"
                .formatted(row, columns, indices[entry], previous));
      }
      if (!Float.isFinite(values[entry])) {
        throw new IllegalArgumentException(
            "value at row %d, column %d must be finite, was %s"
                .formatted(row, indices[entry], values[entry]));
      }
      previous = indices[entry];
    }
  }

  /** How many entries are stored. */
  public int entries() {
    return indices.length;
  }

  /** The matrix with rows and columns exchanged, {@code columns x rows}. */
  public SparseRows transpose() {
    int[] order = CountingSort.order(indices, columns);
    int[] transposedIndices = new int[indices.length];
    float[] transposedValues = new float[indices.length];
    int[] rowOf = rowOfEachEntry();
    for (int i = 0; i < order.length; i++) {
      transposedIndices[i] = rowOf[order[i]];
      transposedValues[i] = values[order[i]];
    }
    return new SparseRows(
        columns, rows, CountingSort.offsets(indices, columns), transposedIndices, transposedValues);
  }

  /** The matrix without its entries that are zero or below. */
  public SparseRows positive() {
    int[] keptOffsets = new int[rows + 1];
    int[] keptIndices = new int[indices.length];
    float[] keptValues = new float[indices.length];
    int kept = 0;
    for (int row = 0; row < rows; row++) {
      for (int entry = offsets[row]; entry < offsets[row + 1]; entry++) {
        if (values[entry] > 0) {
          keptIndices[kept] = indices[entry];
          keptValues[kept++] = values[entry];
        }
      }
      keptOffsets[row + 1] = kept;
    }
    return new SparseRows(
        rows,
        columns,
        keptOffsets,
        Arrays.copyOf(keptIndices, kept),
        Arrays.copyOf(keptValues, kept));
  }

  /** The matrix with each value replaced; rows and columns are shared with this one. */
  public SparseRows map(DoubleUnaryOperator function) {
    float[] mapped = new float[values.length];
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = (float) function.applyAsDouble(values[i]);
    }
    return new SparseRows(rows, columns, offsets, indices, mapped);
  }

  private int[] rowOfEachEntry() {
    int[] rowOf = new int[indices.length];
    for (int row = 0; row < rows; row++) {
      Arrays.fill(rowOf, offsets[row], offsets[row + 1], row);
    }
    return rowOf;
  }

  /**
   * A matrix from entries in any order; entries at the same place are summed.
   *
   * @param rowIndices row of each entry
   * @param columnIndices column of each entry
   * @param values value of each entry
   */
  public static SparseRows fromTriples(
      int rows, int columns, int[] rowIndices, int[] columnIndices, float[] values) {
    if (rowIndices.length != columnIndices.length || rowIndices.length != values.length) {
      throw new IllegalArgumentException(
          "each entry needs row, column and value; got %d rows, %d columns, %d values"
              .formatted(rowIndices.length, columnIndices.length, values.length));
    }
    Builder builder = new Builder(rows, columns);
    for (int i = 0; i < values.length; i++) {
      builder.add(rowIndices[i], columnIndices[i], values[i]);
    }
    return builder.build();
  }

  /** Gathers entries in any order. Not safe for use by several threads. */
  public static final class Builder {
    private final int rows;
    private final int columns;
    private int[] rowIndices = new int[16];
    private int[] columnIndices = new int[16];
    private float[] values = new float[16];
    private int size;

    public Builder(int rows, int columns) {
      checkShape(rows, columns);
      this.rows = rows;
      this.columns = columns;
    }

    /** Adds one entry; what stands at the same place is summed by {@link #build}. */
    public Builder add(int row, int column, float value) {
      Objects.checkIndex(row, rows);
      Objects.checkIndex(column, columns);
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "value at row %d, column %d must be finite, was %s".formatted(row, column, value));
      }
      if (size == values.length) {
        int capacity = size + (size >> 1) + 16;
        rowIndices = Arrays.copyOf(rowIndices, capacity);
        columnIndices = Arrays.copyOf(columnIndices, capacity);
        values = Arrays.copyOf(values, capacity);
      }
      rowIndices[size] = row;
      columnIndices[size] = column;
      values[size++] = value;
      return this;
    }

    public SparseRows build() {
      int[] rowOf = Arrays.copyOf(rowIndices, size);
      int[] columnOf = Arrays.copyOf(columnIndices, size);
      // Both sorts are stable: by column, then by row, leaves each row's columns ascending.
      int[] byColumn = CountingSort.order(columnOf, columns);
      int[] byRow = CountingSort.order(CountingSort.permute(rowOf, byColumn), rows);
      int[] offsets = new int[rows + 1];
      int[] indices = new int[size];
      float[] sums = new float[size];
      int entries = 0;
      int previousRow = -1;
      for (int position : byRow) {
        int source = byColumn[position];
        int row = rowOf[source];
        if (row == previousRow && indices[entries - 1] == columnOf[source]) {
          sums[entries - 1] += values[source];
        } else {
          indices[entries] = columnOf[source];
          sums[entries++] = values[source];
          offsets[row + 1]++;
          previousRow = row;
        }
      }
      for (int row = 0; row < rows; row++) {
        offsets[row + 1] += offsets[row];
      }
      return new SparseRows(
          rows, columns, offsets, Arrays.copyOf(indices, entries), Arrays.copyOf(sums, entries));
    }
  }
}
