package io.leat.core.projection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The plane on which vectors differ most: their first two principal components (Pearson 1901). Each
 * axis points where most of its numbers' sum lies, so that the same vectors give the same picture.
 *
 * @param mean of the vectors, length {@code dimension}
 * @param first unit axis along which they differ most
 * @param second unit axis, orthogonal to the first
 */
public record PlaneProjection(double[] mean, double[] first, double[] second) {

  /**
   * A point.
   *
   * @param x along the first axis
   * @param y along the second
   */
  public record Point(double x, double y) {}

  /**
   * The plane of these vectors.
   *
   * @param vectors at least one, all of one dimension
   */
  public static PlaneProjection of(List<float[]> vectors) {
    if (vectors.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one vector");
    }
    int dimension = vectors.getFirst().length;
    double[] mean = new double[dimension];
    for (float[] vector : vectors) {
      for (int i = 0; i < dimension; i++) {
        mean[i] += vector[i] / vectors.size();
      }
    }
    DMatrixRMaj covariance = new DMatrixRMaj(dimension, dimension);
    double[] centred = new double[dimension];
    for (float[] vector : vectors) {
      for (int i = 0; i < dimension; i++) {
        centred[i] = vector[i] - mean[i];
      }
      for (int i = 0; i < dimension; i++) {
        for (int j = 0; j < dimension; j++) {
          covariance.add(i, j, centred[i] * centred[j] / vectors.size());
        }
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(dimension, true, true);
    if (!eigen.decompose(covariance)) {
      throw new ArithmeticException("the vectors are not finite, or too large");
    }
    return new PlaneProjection(mean, axis(eigen, 0), axis(eigen, 1));
  }

  /** The axis of the n-th greatest eigenvalue; all zero where there are not so many. */
  private static double[] axis(EigenDecomposition_F64<DMatrixRMaj> eigen, int n) {
    int dimension = eigen.getNumberOfEigenvalues();
    Integer[] order = new Integer[dimension];
    for (int i = 0; i < dimension; i++) {
      order[i] = i;
    }
    Arrays.sort(
        order, Comparator.comparingDouble((Integer i) -> -eigen.getEigenvalue(i).getReal()));
    double[] axis = new double[dimension];
    if (n < dimension) {
      double sum = 0;
      for (int i = 0; i < dimension; i++) {
        axis[i] = eigen.getEigenVector(order[n]).get(i, 0);
        sum += axis[i];
      }
      for (int i = 0; sum < 0 && i < dimension; i++) {
        axis[i] = -axis[i];
      }
    }
    return axis;
  }

  /** Where a vector lies on the plane; it need not be one of those that made it. */
  public Point point(float[] vector) {
    double x = 0;
    double y = 0;
    for (int i = 0; i < mean.length; i++) {
      x += first[i] * (vector[i] - mean[i]);
      y += second[i] * (vector[i] - mean[i]);
    }
    return new Point(x, y);
  }
}
