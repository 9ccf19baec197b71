package io.leat.core.als;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * One row's vector by the definition: every pair of the loss becomes a row of an ordinary weighted
 * least-squares problem, whose normal equations are written out and solved in double precision. It
 * shares nothing with the code under test.
 */
final class DenseReference {
  private DenseReference() {}

  static double[] solve(
      SparseRows interactions, int row, DenseRows fixed, AlsParameters parameters) {
    int rank = parameters.rank();
    // Each pair counts with alpha_0 towards 0 and, where observed, with its weight towards 1.
    DMatrixRMaj vectors = new DMatrixRMaj(fixed.rows(), rank);
    for (int i = 0; i < fixed.values().length; i++) {
      vectors.data[i] = fixed.values()[i];
    }
    DMatrixRMaj pairWeights = CommonOps_DDRM.identity(fixed.rows());
    CommonOps_DDRM.scale(parameters.unobservedWeight(), pairWeights);
    DMatrixRMaj pull = new DMatrixRMaj(fixed.rows(), 1);
    double observed = 0;
    for (int i = interactions.offsets()[row]; i < interactions.offsets()[row + 1]; i++) {
      int column = interactions.indices()[i];
      float weight = interactions.values()[i];
      pairWeights.add(column, column, weight);
      pull.set(column, 0, weight);
      observed += weight;
    }
    double unobserved = parameters.unobservedWeight() * fixed.rows();
    double frequency =
        switch (parameters.frequency()) {
          case ALL_PAIRS -> observed + unobserved;
          case OBSERVED -> observed;
        };
    double ridge =
        parameters.regularization() * Math.pow(frequency, parameters.frequencyExponent());
    DMatrixRMaj weighted = new DMatrixRMaj(fixed.rows(), rank);
    CommonOps_DDRM.mult(pairWeights, vectors, weighted);
    DMatrixRMaj left = new DMatrixRMaj(rank, rank);
    CommonOps_DDRM.multTransA(vectors, weighted, left);
    CommonOps_DDRM.addEquals(left, ridge, CommonOps_DDRM.identity(rank));
    DMatrixRMaj right = new DMatrixRMaj(rank, 1);
    CommonOps_DDRM.multTransA(vectors, pull, right);
    return solve(left, right);
  }

  static double[] solve(DMatrixRMaj left, DMatrixRMaj right) {
    DMatrixRMaj solution = new DMatrixRMaj(left.numCols, 1);
    assertThat(CommonOps_DDRM.solve(left, right, solution)).isTrue();
    return solution.data;
  }
}
