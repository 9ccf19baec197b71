package io.leat.core.als;

/**
 * Solves symmetric positive definite systems {@code (A + ridge I) x = b} by the Cholesky
 * factorisation {@code U^T U}, in single precision and without allocation. Written out rather than
 * taken from EJML: every inner loop here runs along a row and adds to another, which the compiler
 * vectorises, whereas inner products of floats it may not reorder.
 *
 * <p>A system that rounding has made indefinite still has a defined answer: the ridge is raised,
 * first to the rounding error of A and then tenfold, until the factorisation succeeds.
 */
final class CholeskySolver {
  /** The distance from 1 to the next float, the unit of rounding. */
  private static final double ROUNDING = Math.ulp(1f);

  private final int size;
  private final float[] factor;
  private final float[] inverseDiagonal;
  private final float[] work;

  CholeskySolver(int size) {
    this.size = size;
    this.factor = new float[size * size];
    this.inverseDiagonal = new float[size];
    this.work = new float[size];
  }

  /**
   * @param upper row-major; only the upper triangle is read
   * @param ridge added to the diagonal
   * @throws ArithmeticException when a value is not finite
   */
  void factorize(float[] upper, double ridge) {
    double trace = 0;
    for (int i = 0; i < size; i++) {
      trace += upper[i * size + i];
    }
    if (!Double.isFinite(trace) || !Float.isFinite((float) ridge)) {
      throw new ArithmeticException(
          "the normal equations overflowed (trace %s, ridge %s): weights or vectors are too large"
              .formatted(trace, ridge));
    }
    double raised = ridge;
    while (!tryFactorize(upper, (float) raised)) {
      raised = Math.max(10 * raised, Math.max(ROUNDING * trace, Float.MIN_NORMAL));
      if (!Float.isFinite((float) raised)) {
        throw new ArithmeticException("the normal equations hold a value that is not a number");
      }
    }
  }

  private boolean tryFactorize(float[] upper, float ridge) {
    int n = size;
    System.arraycopy(upper, 0, factor, 0, n * n);
    for (int i = 0; i < n; i++) {
      factor[i * n + i] += ridge;
    }
    for (int p = 0; p < n; p++) {
      float pivot = factor[p * n + p];
      if (!(pivot > 0)) {
        return false;
      }
      float inverse = (float) (1 / Math.sqrt(pivot));
      inverseDiagonal[p] = inverse;
      for (int j = p; j < n; j++) {
        factor[p * n + j] *= inverse;
      }
      for (int i = p + 1; i < n; i++) {
        subtract(factor, i * n, p * n, factor[p * n + i], i, n);
      }
    }
    return true;
  }

  private static void subtract(
      float[] matrix, int target, int source, float scale, int from, int to) {
    for (int j = from; j < to; j++) {
      matrix[target + j] -= scale * matrix[source + j];
    }
  }

  /** Solves against the last factorisation. The two arrays may be the same. */
  void solve(float[] right, int rightOffset, float[] solution, int solutionOffset) {
    int n = size;
    System.arraycopy(right, rightOffset, work, 0, n);
    for (int p = 0; p < n; p++) {
      float value = work[p] * inverseDiagonal[p];
      work[p] = value;
      for (int j = p + 1; j < n; j++) {
        work[j] -= value * factor[p * n + j];
      }
    }
    for (int p = n - 1; p >= 0; p--) {
      float sum = work[p];
      for (int j = p + 1; j < n; j++) {
        sum -= factor[p * n + j] * work[j];
      }
      work[p] = sum * inverseDiagonal[p];
    }
    System.arraycopy(work, 0, solution, solutionOffset, n);
  }
}
