package io.leat.core.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubspaceStepsTest {
  private static final int FIXED = 150;

  /** Ranks and subspaces that do and do not fill vectors and each other. */
  @ParameterizedTest
  @CsvSource({"64, 1", "64, 15", "80, 16", "97, 32", "100, 51"})
  void lossFallsToTheDenseSolution(int rank, int coordinates) {
    AlsParameters parameters = new AlsParameters(rank, 1, 0.3, 0.02, 1, rank);
    DenseRows fixed = RandomInteractions.dense(FIXED, rank, rank);
    SparseRows rows =
        RandomInteractions.rowsOfLengths(FIXED, rank, 0, 3, 48 + coordinates, 100, 129, FIXED);
    RowSolver solver =
        new RowSolver(
            RandomInteractions.fixedSide(parameters, fixed), new SubspaceSize(coordinates));
    float[] vectors = RandomInteractions.dense(rows.rows(), rank, 2).values();
    double[] loss = new double[rows.rows()];
    for (int pass = 0; pass < 300; pass++) {
      solver.solve(rows, 0, rows.rows(), vectors, 0);
      for (int row = 0; row < rows.rows(); row++) {
        double now = loss(rows, row, fixed, vectors, parameters);
        if (pass == 0) {
          boolean exact = rows.offsets()[row + 1] - rows.offsets()[row] <= 48 + coordinates;
          assertThat(solver.isStepped(rows, row)).isEqualTo(!exact);
          assertThat(distance(vectors, rows, row, fixed, parameters) < 1e-3)
              .as("row %d is solved exactly", row)
              .isEqualTo(exact);
        } else {
          assertThat(now).as("row %d, pass %d", row, pass).isLessThan(loss[row] + 1e-3);
        }
        loss[row] = now;
      }
    }
    for (int row = 0; row < rows.rows(); row++) {
      assertThat(distance(vectors, rows, row, fixed, parameters))
          .as("row %d", row)
          .isCloseTo(0, within(1e-3));
    }
  }

  /** The largest difference of any coordinate. */
  private static double distance(
      float[] vectors, SparseRows rows, int row, DenseRows fixed, AlsParameters parameters) {
    double[] expected = DenseReference.solve(rows, row, fixed, parameters);
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(vectors[row * expected.length + i] - expected[i]));
    }
    return largest;
  }

  private static double loss(
      SparseRows rows, int row, DenseRows fixed, float[] vectors, AlsParameters parameters) {
    int rank = parameters.rank();
    float[] weights = new float[fixed.rows()];
    double observed = 0;
    for (int i = rows.offsets()[row]; i < rows.offsets()[row + 1]; i++) {
      weights[rows.indices()[i]] = rows.values()[i];
      observed += rows.values()[i];
    }
    double mass = observed + parameters.unobservedWeight() * fixed.rows();
    double loss = 0;
    for (int i = 0; i < rank; i++) {
      double x = vectors[row * rank + i];
      loss += parameters.regularization() * mass * x * x;
    }
    for (int other = 0; other < fixed.rows(); other++) {
      double score = 0;
      for (int i = 0; i < rank; i++) {
        score += (double) vectors[row * rank + i] * fixed.row(other)[i];
      }
      loss += weights[other] * (score - 1) * (score - 1);
      loss += parameters.unobservedWeight() * score * score;
    }
    return loss;
  }
}
