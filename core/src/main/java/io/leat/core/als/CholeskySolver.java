package io.leat.core.als;

import io.leat.core.matrix.Cholesky;
import io.leat.core.matrix.FloatTiles;

/**
 * Solves symmetric systems {@code (A + ridge I) x = b} that ought to be positive definite, keeping
 * A. One that rounding has made indefinite still has a defined answer: the ridge is raised, first
 * to the rounding error of A and then tenfold, until the {@link Cholesky} factorisation succeeds.
 */
final class CholeskySolver {
  /** The distance from 1 to the next float, the unit of rounding. */
  private static final double ROUNDING = Math.ulp(1f);

  private final int size;
  private final int stride;
  private final float[] factor;
  private final Cholesky cholesky;

  CholeskySolver(int size) {
    this.size = size;
    this.stride = FloatTiles.padded(size);
    this.factor = new float[stride * stride];
    this.cholesky = new Cholesky(stride);
  }

  /**
   * @param upper row-major, rows padded to {@link FloatTiles#padded}; only the upper triangle is
   *     read
   * @param ridge added to the diagonal
   * @throws ArithmeticException when a value is not finite
   */
  void factorize(float[] upper, double ridge) {
    double trace = 0;
    for (int i = 0; i < size; i++) {
      trace += upper[i * stride + i];
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
    System.arraycopy(upper, 0, factor, 0, factor.length);
    for (int i = 0; i < size; i++) {
      factor[i * stride + i] += ridge;
    }
    for (int i = size; i < stride; i++) {
      factor[i * stride + i] = 1;
    }
    return cholesky.factorize(factor, stride);
  }

  /** Solves against the last factorisation; both arrays have the padded length. */
  void solve(float[] right, float[] solution) {
    cholesky.solve(factor, stride, right, solution);
  }
}
