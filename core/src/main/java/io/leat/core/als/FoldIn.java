package io.leat.core.als;

import io.leat.core.matrix.DenseRows;

/**
 * The exact least-squares vector of one more user against fixed item factors: one {@code rank x
 * rank} solve, the very step that {@link ImplicitAls} takes for a user. Immutable, safe for use by
 * many threads.
 *
 * @param gramian sum over all items of y y^T, {@code rank x rank} row-major
 * @param items how many items the Gramian sums
 */
public record FoldIn(AlsParameters parameters, float[] gramian, int items) {

  public static FoldIn of(DenseRows itemFactors, AlsParameters parameters) {
    throw new UnsupportedOperationException();
  }

  /**
   * The interest vector of someone who interacted with {@code vectors.length} items.
   *
   * @param vectors item vectors, each of length rank
   * @param weights their weights, non-negative; zero-weight items are ignored
   * @return length rank; all zero when nothing has weight
   */
  public float[] solve(float[][] vectors, float[] weights) {
    throw new UnsupportedOperationException();
  }
}
