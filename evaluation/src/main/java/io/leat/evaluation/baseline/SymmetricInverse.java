package io.leat.evaluation.baseline;

import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_FDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The inverse of a symmetric positive definite matrix, by EJML's Cholesky, in blocks when large.
 */
final class SymmetricInverse {
  private SymmetricInverse() {}

  /**
   * The inverse, row by row.
   *
   * @param matrix n x n, row by row; its contents are lost
   * @throws ArithmeticException when it is not positive definite
   */
  static float[] of(float[] matrix, int n) {
    if (n == 0) {
      return matrix;
    }
    LinearSolverDense<FMatrixRMaj> solver = LinearSolverFactory_FDRM.symmPosDef(n);
    if (!solver.setA(FMatrixRMaj.wrap(n, n, matrix))) {
      throw new ArithmeticException("a matrix of %d rows is not positive definite".formatted(n));
    }
    FMatrixRMaj inverse = new FMatrixRMaj(n, n);
    solver.invert(inverse);
    return inverse.data;
  }
}
