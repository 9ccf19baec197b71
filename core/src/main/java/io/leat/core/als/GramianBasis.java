package io.leat.core.als;

import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.FloatTiles;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The eigenvectors of a Gramian, {@code G = Q L Q^T}: the basis in which what all unobserved pairs
 * weigh is a diagonal matrix. EJML decomposes, in double precision, once for each half-sweep.
 *
 * @param rank dimension of the factors
 * @param vectors Q, {@code rank x rank} row-major: column j is the eigenvector of value j
 * @param values the diagonal of L, none below zero
 */
public record GramianBasis(int rank, float[] vectors, double[] values) {

  public GramianBasis {
    if (vectors.length != rank * rank || values.length != rank) {
      throw new IllegalArgumentException(
          "a basis of rank %d needs %d numbers and %d values, got %d and %d"
              .formatted(rank, rank * rank, rank, vectors.length, values.length));
    }
  }

  /**
   * @param gramian symmetric, {@code rank x rank}; only the upper triangle is read
   * @throws ArithmeticException when it is not finite
   */
  public static GramianBasis of(double[] gramian, int rank) {
    DMatrixRMaj matrix = new DMatrixRMaj(rank, rank);
    for (int i = 0; i < rank; i++) {
      for (int j = i; j < rank; j++) {
        double value = gramian[i * rank + j];
        if (!Double.isFinite(value)) {
          throw new ArithmeticException(
              "the sum of the factors' products overflowed: weights or vectors are too large");
        }
        matrix.set(i, j, value);
        matrix.set(j, i, value);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(rank, true, true);
    if (!eigen.decompose(matrix)) {
      throw new ArithmeticException("the eigenvectors of the factors' Gramian were not found");
    }
    float[] vectors = new float[rank * rank];
    double[] values = new double[rank];
    for (int j = 0; j < rank; j++) {
      // Of a singular Gramian rounding leaves some values just below zero.
      values[j] = Math.max(0, eigen.getEigenvalue(j).getReal());
      DMatrixRMaj vector = eigen.getEigenVector(j);
      for (int i = 0; i < rank; i++) {
        vectors[i * rank + j] = (float) vector.get(i);
      }
    }
    return new GramianBasis(rank, vectors, values);
  }

  /** Of the Gramian of these rows. */
  static GramianBasis of(DenseRows rows) {
    float[] gramian = rows.gramian();
    double[] wide = new double[gramian.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = gramian[i];
    }
    return of(wide, rows.columns());
  }

  /** Into this basis: rows are multiplied by Q. */
  RowRotation rotation() {
    int stride = FloatTiles.padded(rank);
    float[] matrix = new float[stride * stride];
    for (int i = 0; i < rank; i++) {
      System.arraycopy(vectors, i * rank, matrix, i * stride, rank);
    }
    return new RowRotation(matrix, stride);
  }

  /** Out of this basis again: rows are multiplied by the transpose of Q. */
  RowRotation inverseRotation() {
    int stride = FloatTiles.padded(rank);
    float[] matrix = new float[stride * stride];
    for (int i = 0; i < rank; i++) {
      for (int j = 0; j < rank; j++) {
        matrix[j * stride + i] = vectors[i * rank + j];
      }
    }
    return new RowRotation(matrix, stride);
  }
}
