package io.leat.core.content;

import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The leading right singular vectors of a sparse matrix A, by the randomised method of Halko,
 * Martinsson &amp; Tropp, "Finding Structure with Randomness" (2011): a random basis of a few more
 * columns than wanted is drawn through {@code A^T A} and orthonormalised several times (algorithm
 * 4.4), then turned to the singular directions by the SVD of a small matrix (section 5.1).
 */
final class TruncatedSvd {
  private static final int OVERSAMPLING = 16;
  private static final int POWER_ITERATIONS = 6;

  /** Directions weaker than this, relative to the strongest, are rounding errors. */
  private static final double NEGLIGIBLE = 1e-6;

  private TruncatedSvd() {}

  /** {@code columns x dimension}; zero columns where the matrix has a lower rank. */
  static DenseRows rightVectors(SparseRows matrix, int dimension, long seed) {
    DenseRows vectors = DenseRows.zeros(matrix.columns(), dimension);
    int width = Math.min(dimension + OVERSAMPLING, Math.min(matrix.rows(), matrix.columns()));
    if (width == 0) {
      return vectors;
    }
    SparseRows transposed = matrix.transpose();
    DMatrixRMaj basis = orthonormal(multiply(transposed, gaussian(matrix.rows(), width, seed)));
    for (int i = 0; i < POWER_ITERATIONS; i++) {
      basis = orthonormal(multiply(transposed, multiply(matrix, basis)));
    }
    rotate(basis, multiply(matrix, basis), vectors);
    return vectors;
  }

  /** Turns the basis so that its columns are singular directions, the strongest first. */
  private static void rotate(DMatrixRMaj basis, DMatrixRMaj image, DenseRows vectors) {
    int width = basis.numCols;
    DMatrixRMaj small = new DMatrixRMaj(width, width);
    CommonOps_DDRM.multInner(image, small);
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(width, width, true, false, true);
    if (!svd.decompose(small)) {
      throw new ArithmeticException("the SVD of a %d x %d matrix failed".formatted(width, width));
    }
    DMatrixRMaj rotation = svd.getU(null, false);
    // Squares, since the small matrix is image^T image.
    double[] squares = svd.getSingularValues();
    SingularOps_DDRM.descendingOrder(rotation, false, squares, width, null, false);
    DMatrixRMaj turned = new DMatrixRMaj(basis.numRows, width);
    CommonOps_DDRM.mult(basis, rotation, turned);
    for (int column = 0; column < Math.min(width, vectors.columns()); column++) {
      if (squares[column] > NEGLIGIBLE * NEGLIGIBLE * squares[0]) {
        copyColumn(turned, column, vectors);
      }
    }
  }

  /** A singular vector's sign is arbitrary: its largest entry is made positive. */
  private static void copyColumn(DMatrixRMaj source, int column, DenseRows target) {
    double largest = 0;
    for (int row = 0; row < source.numRows; row++) {
      double value = source.unsafe_get(row, column);
      if (Math.abs(value) > Math.abs(largest)) {
        largest = value;
      }
    }
    double sign = Math.signum(largest);
    for (int row = 0; row < source.numRows; row++) {
      target.values()[row * target.columns() + column] =
          (float) (sign * source.unsafe_get(row, column));
    }
  }

  private static DMatrixRMaj gaussian(int rows, int columns, long seed) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    Random random = new Random(seed);
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] = random.nextGaussian();
    }
    return matrix;
  }

  private static DMatrixRMaj orthonormal(DMatrixRMaj matrix) {
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(matrix.numRows, matrix.numCols);
    // EJML answers false where columns depend on each other. That is no failure here: Q is
    // orthonormal all the same, and directions without weight fall away in rotate().
    qr.decompose(matrix);
    return qr.getQ(null, true);
  }

  private static DMatrixRMaj multiply(SparseRows left, DMatrixRMaj right) {
    DMatrixRMaj product = new DMatrixRMaj(left.rows(), right.numCols);
    IntStream.range(0, left.rows())
        .parallel()
        .forEach(row -> multiplyRow(left, row, right, product));
    return product;
  }

  private static void multiplyRow(
      SparseRows left, int row, DMatrixRMaj right, DMatrixRMaj product) {
    int width = right.numCols;
    int target = row * width;
    for (int i = left.offsets()[row]; i < left.offsets()[row + 1]; i++) {
      double value = left.values()[i];
      int source = left.indices()[i] * width;
      for (int j = 0; j < width; j++) {
        product.data[target + j] += value * right.data[source + j];
      }
    }
  }
}
