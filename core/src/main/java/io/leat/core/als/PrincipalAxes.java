package io.leat.core.als;

import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.FloatTiles;
import java.util.stream.IntStream;

/**
 * Factors turned into the principal axes of their Gramian. Turning the factors of both sides alike
 * changes no inner product and no length, so it changes no score; and in these axes the Gramian is
 * diagonal, which makes a {@link FoldIn} cheap.
 *
 * @param factors {@code rows x rank}, its columns orthogonal to rounding
 * @param squares of each column the sum of its squares: the Gramian's diagonal, none below zero
 */
public record PrincipalAxes(DenseRows factors, float[] squares) {
  private static final int BLOCK_ROWS = 4096;

  public PrincipalAxes {
    if (squares.length != factors.columns()) {
      throw new IllegalArgumentException(
          "squares must hold a number for each of %d columns, held %d"
              .formatted(factors.columns(), squares.length));
    }
  }

  /**
   * Takes the factors over: turns them where they stand, on all cores. The same factors give the
   * same bits whatever the number of cores.
   *
   * @throws ArithmeticException when they are not finite, or too large
   */
  public static PrincipalAxes of(DenseRows factors) {
    GramianBasis basis = GramianBasis.of(factors);
    IntStream.range(0, Math.ceilDiv(factors.rows(), BLOCK_ROWS))
        .parallel()
        .forEach(block -> turn(factors, basis.rotation(), block * BLOCK_ROWS));
    float[] squares = new float[factors.columns()];
    for (int axis = 0; axis < squares.length; axis++) {
      squares[axis] = (float) basis.values()[axis];
    }
    return new PrincipalAxes(factors, squares);
  }

  private static void turn(DenseRows factors, RowRotation rotation, int first) {
    int rank = factors.columns();
    int stride = FloatTiles.padded(rank);
    int end = Math.min(factors.rows(), first + BLOCK_ROWS);
    float[] rows = new float[RowRotation.BATCH * stride];
    for (int from = first; from < end; from += RowRotation.BATCH) {
      int count = Math.min(RowRotation.BATCH, end - from);
      for (int row = 0; row < count; row++) {
        System.arraycopy(factors.values(), (from + row) * rank, rows, row * stride, rank);
      }
      rotation.apply(rows, 0, count);
      for (int row = 0; row < count; row++) {
        System.arraycopy(rows, row * stride, factors.values(), (from + row) * rank, rank);
      }
    }
  }
}
