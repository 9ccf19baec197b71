package io.leat.evaluation.baseline;

import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_FDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** The inverse of a symmetric positive definite matrix, in place, by EJML's Cholesky. */
final class SymmetricInverse {
  private SymmetricInverse() {}

  /**
   * Replaces the matrix by its inverse.
   *
   * @param matrix n x n, row by row
   * @throws ArithmeticException when it is not positive definite
   */
  static void invert(float[] matrix, int n) {
    if (n == 0) {
      return;
    }
    FMatrixRMaj wrapped = FMatrixRMaj.wrap(n, n, matrix);
    LinearSolverDense<FMatrixRMaj> solver = LinearSolverFactory_FDRM.symmPosDef(n);
    if (!solver.setA(wrapped)) {
      throw new ArithmeticException("a matrix of %d rows is not positive definite".formatted(n));
    }
    solver.invert(wrapped);
  }
}
