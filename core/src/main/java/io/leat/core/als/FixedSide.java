package io.leat.core.als;

import io.leat.core.matrix.FloatTiles;

/**
 * One side's factors while the other side is solved, rotated into the basis in which their Gramian
 * is diagonal. Immutable once made, and shared by the {@link RowSolver}s of all threads.
 *
 * @param parameters with {@code unobservedWeight} as it applies
 * @param basis of the Gramian of the whole side
 * @param size how many rows the whole side has; the rows at hand may be fewer, those that are
 *     needed
 * @param rotated the rows at hand, each padded to {@link #stride}
 */
public record FixedSide(AlsParameters parameters, GramianBasis basis, int size, float[] rotated) {

  /**
   * Takes the rows over: rotates them where they stand.
   *
   * @param rows canonical factors, each padded with zeros to {@code FloatTiles.padded(rank)}
   */
  public static FixedSide of(AlsParameters parameters, GramianBasis basis, int size, float[] rows) {
    int stride = FloatTiles.padded(parameters.rank());
    basis.rotation().apply(rows, 0, rows.length / stride);
    return new FixedSide(parameters, basis, size, rows);
  }

  /** The numbers from one row to the next. */
  public int stride() {
    return FloatTiles.padded(parameters.rank());
  }
}
