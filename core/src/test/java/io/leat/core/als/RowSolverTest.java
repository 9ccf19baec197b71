package io.leat.core.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSolverTest {
  private static final int FIXED = 150;

  /** Rows of 0 to 150 entries: shorter than the rank, as long, longer; some weigh nothing. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 17, 64, 100})
  void rowsOfAnyLengthAreTheDenseSolution(int rank) {
    AlsParameters parameters = new AlsParameters(rank, 1, 0.3, 0.02, 1, rank);
    DenseRows fixed = RandomInteractions.dense(FIXED, rank, rank);
    SparseRows rows =
        RandomInteractions.rowsOfLengths(
            FIXED, rank, 0, 1, 2, 15, 16, 17, rank - 1, rank, rank + 1, 99, FIXED);
    for (int shortRow : new int[] {0, rank / 2, FIXED}) {
      float[] solved = solve(parameters, fixed, rows, shortRow);
      for (int row = 0; row < rows.rows(); row++) {
        expectDense(solved, rows, row, fixed, parameters, "short up to " + shortRow);
      }
    }
  }

  @Test
  void frequencyMayCountWhatIsObservedAlone() {
    AlsParameters parameters =
        new AlsParameters(17, 1, 0.3, 0.02, 1, 3).withFrequency(AlsParameters.Frequency.OBSERVED);
    DenseRows fixed = RandomInteractions.dense(FIXED, 17, 3);
    SparseRows rows = RandomInteractions.rowsOfLengths(FIXED, 3, 0, 1, 16, 99);
    for (int shortRow : new int[] {0, FIXED}) {
      float[] solved = solve(parameters, fixed, rows, shortRow);
      for (int row = 0; row < rows.rows(); row++) {
        expectDense(solved, rows, row, fixed, parameters, "short up to " + shortRow);
      }
    }
  }

  @Test
  void equalVectorsAreSolvedInEitherSize() {
    AlsParameters parameters = new AlsParameters(20, 1, 0.3, 0.02, 1, 1);
    DenseRows fixed = RandomInteractions.dense(30, 20, 1);
    for (int row = 1; row < 30; row++) {
      System.arraycopy(fixed.values(), 0, fixed.values(), row * 20, 20);
    }
    SparseRows rows = RandomInteractions.sparse(8, 30, 2, 4);
    for (int shortRow : new int[] {0, 30}) {
      float[] solved = solve(parameters, fixed, rows, shortRow);
      for (int row = 0; row < rows.rows(); row++) {
        expectDense(solved, rows, row, fixed, parameters, "short up to " + shortRow);
      }
    }
  }

  /** Two vectors in sixteen dimensions: fourteen eigenvalues of their Gramian are zero. */
  @Test
  void singularGramianIsNoObstacle() {
    AlsParameters parameters = new AlsParameters(16, 1, 0.5, 0.01, 0, 1);
    DenseRows fixed = RandomInteractions.dense(2, 16, 3);
    SparseRows rows =
        SparseRows.fromTriples(
            2, 2, new int[] {0, 1, 1}, new int[] {0, 0, 1}, new float[] {1, 2, 0.5f});
    for (int shortRow : new int[] {0, 16}) {
      float[] solved = solve(parameters, fixed, rows, shortRow);
      for (int row = 0; row < 2; row++) {
        expectDense(solved, rows, row, fixed, parameters, "short up to " + shortRow);
      }
    }
  }

  @Test
  void almostNoRegularizationStaysFinite() {
    AlsParameters parameters = new AlsParameters(16, 1, 0, 1e-300, 0, 1);
    DenseRows fixed = RandomInteractions.dense(9, 16, 3);
    SparseRows rows = RandomInteractions.sparse(40, 9, 2, 4);
    for (float value : solve(parameters, fixed, rows, 9)) {
      assertThat(value).isFinite();
    }
  }

  private static void expectDense(
      float[] solved,
      SparseRows rows,
      int row,
      DenseRows fixed,
      AlsParameters parameters,
      String name) {
    double[] expected = DenseReference.solve(rows, row, fixed, parameters);
    int rank = parameters.rank();
    for (int i = 0; i < rank; i++) {
      assertThat((double) solved[row * rank + i])
          .as("rank %d, row %d, factor %d, %s", rank, row, i, name)
          .isCloseTo(expected[i], within(1e-4));
    }
  }

  private static float[] solve(
      AlsParameters parameters, DenseRows fixed, SparseRows rows, int shortRow) {
    int rank = parameters.rank();
    FixedSide side = RandomInteractions.fixedSide(parameters, fixed);
    float[] solved = new float[rows.rows() * rank];
    new RowSolver(side, SubspaceSize.WHOLE, shortRow).solve(rows, 0, rows.rows(), solved, 0);
    return solved;
  }
}
