package io.leat.core.neighbours;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * {@code argmin over b >= 0 of b^T A b / 2 - c^T b} by trying every set of unknowns that may be
 * above zero; it shares nothing with the code under test.
 */
final class DenseNonNegative {
  private DenseNonNegative() {}

  static double[] solve(double[][] matrix, double[] right) {
    int size = right.length;
    double[] best = new double[size];
    double least = 0;
    for (int set = 1; set < 1 << size; set++) {
      double[] weights = solve(matrix, right, set);
      double value = value(matrix, right, weights);
      if (isNonNegative(weights) && value < least) {
        least = value;
        best = weights;
      }
    }
    return best;
  }

  private static double[] solve(double[][] matrix, double[] right, int set) {
    int count = Integer.bitCount(set);
    int[] chosen = new int[count];
    for (int i = 0, at = 0; i < right.length; i++) {
      if ((set >> i & 1) == 1) {
        chosen[at++] = i;
      }
    }
    DMatrixRMaj left = new DMatrixRMaj(count, count);
    DMatrixRMaj side = new DMatrixRMaj(count, 1);
    for (int i = 0; i < count; i++) {
      side.set(i, 0, right[chosen[i]]);
      for (int j = 0; j < count; j++) {
        left.set(i, j, matrix[chosen[i]][chosen[j]]);
      }
    }
    DMatrixRMaj solution = new DMatrixRMaj(count, 1);
    if (!CommonOps_DDRM.solve(left, side, solution)) {
      throw new AssertionError("singular");
    }
    double[] weights = new double[right.length];
    for (int i = 0; i < count; i++) {
      weights[chosen[i]] = solution.get(i, 0);
    }
    return weights;
  }

  private static boolean isNonNegative(double[] weights) {
    for (double weight : weights) {
      if (weight < 0) {
        return false;
      }
    }
    return true;
  }

  private static double value(double[][] matrix, double[] right, double[] weights) {
    double value = 0;
    for (int i = 0; i < right.length; i++) {
      value -= right[i] * weights[i];
      for (int j = 0; j < right.length; j++) {
        value += matrix[i][j] * weights[i] * weights[j] / 2;
      }
    }
    return value;
  }
}
