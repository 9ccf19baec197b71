package io.leat.core.content;

import io.leat.core.matrix.DenseRows;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The linear map from content space into the collaborative space, by ridge regression over the
 * items that have both (as in Gantner et al. 2010, "Learning Attribute-to-Feature Mappings for
 * Cold-Start Recommendations"). Gives an item a usable vector before its first event.
 *
 * @param weights {@code (contentDimension + 1) x rank}; the last row is the intercept
 */
public record RidgeMap(DenseRows weights) {
  /** For unit content vectors; on a real shop 0.1 to 3 served cold items equally well. */
  public static final double DEFAULT_REGULARIZATION = 1;

  public RidgeMap {
    if (weights.rows() < 1 || weights.columns() < 1) {
      throw new IllegalArgumentException(
          "weights must have the intercept's row and a column, were %d x %d"
              .formatted(weights.rows(), weights.columns()));
    }
    if (!weights.isFinite()) {
      throw new IllegalArgumentException("weights must be finite");
    }
  }

  /**
   * The map that minimises {@code sum |W^T c_i + b - y_i|^2 + regularization |W|^2}; the intercept
   * b is not regularised.
   *
   * @param content {@code items x contentDimension}
   * @param factors {@code items x rank}, of the same items
   * @param regularization above 0
   */
  public static RidgeMap fit(DenseRows content, DenseRows factors, double regularization) {
    check(content, factors, regularization);
    DMatrixRMaj inputs = new DMatrixRMaj(content.rows(), content.columns() + 1);
    for (int row = 0; row < content.rows(); row++) {
      for (int column = 0; column < content.columns(); column++) {
        inputs.unsafe_set(row, column, content.values()[row * content.columns() + column]);
      }
      inputs.unsafe_set(row, content.columns(), 1);
    }
    DMatrixRMaj left = new DMatrixRMaj(inputs.numCols, inputs.numCols);
    CommonOps_DDRM.multInner(inputs, left);
    for (int column = 0; column < content.columns(); column++) {
      left.add(column, column, regularization);
    }
    DMatrixRMaj right = new DMatrixRMaj(inputs.numCols, factors.columns());
    CommonOps_DDRM.multTransA(inputs, toDouble(factors), right);
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(inputs.numCols);
    if (!solver.setA(left)) {
      throw new ArithmeticException(
          "the ridge regression of %d items has no solution at regularization %s: raise it"
              .formatted(content.rows(), regularization));
    }
    DMatrixRMaj solution = new DMatrixRMaj(inputs.numCols, factors.columns());
    solver.solve(right, solution);
    return new RidgeMap(toFloat(solution));
  }

  private static void check(DenseRows content, DenseRows factors, double regularization) {
    if (content.rows() != factors.rows()) {
      throw new IllegalArgumentException(
          "content and factors must be of the same items, had %d and %d rows"
              .formatted(content.rows(), factors.rows()));
    }
    if (content.rows() == 0) {
      throw new IllegalArgumentException("content must have a row, had none");
    }
    if (!content.isFinite() || !factors.isFinite()) {
      throw new IllegalArgumentException("content and factors must be finite");
    }
    if (!(regularization > 0) || regularization == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "regularization must be a number above 0, was " + regularization);
    }
  }

  private static DMatrixRMaj toDouble(DenseRows rows) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows.rows(), rows.columns());
    for (int i = 0; i < rows.values().length; i++) {
      matrix.data[i] = rows.values()[i];
    }
    return matrix;
  }

  private static DenseRows toFloat(DMatrixRMaj matrix) {
    DenseRows rows = DenseRows.zeros(matrix.numRows, matrix.numCols);
    for (int i = 0; i < rows.values().length; i++) {
      rows.values()[i] = (float) matrix.data[i];
    }
    return rows;
  }

  public int contentDimension() {
    return weights.rows() - 1;
  }

  public int rank() {
    return weights.columns();
  }

  /**
   * The collaborative vector that this content leads one to expect.
   *
   * @param content length contentDimension
   * @return length rank
   */
  public float[] apply(float[] content) {
    if (content.length != contentDimension()) {
      throw new IllegalArgumentException(
          "content must have %d numbers, had %d".formatted(contentDimension(), content.length));
    }
    float[] result = weights.row(contentDimension());
    for (int i = 0; i < content.length; i++) {
      for (int j = 0; j < result.length; j++) {
        result[j] += content[i] * weights.values()[i * result.length + j];
      }
    }
    return result;
  }
}
