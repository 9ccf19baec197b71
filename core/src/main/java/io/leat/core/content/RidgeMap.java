package io.leat.core.content;

import io.leat.core.matrix.DenseRows;

/**
 * The linear map from content space into the collaborative space, by ridge regression over the
 * items that have both (as in Gantner et al. 2010, "Learning Attribute-to-Feature Mappings for
 * Cold-Start Recommendations"). Gives an item a usable vector before its first event.
 *
 * @param weights {@code (contentDimension + 1) x rank}; the last row is the intercept
 */
public record RidgeMap(DenseRows weights) {

  public static RidgeMap fit(DenseRows content, DenseRows factors, double regularization) {
    throw new UnsupportedOperationException();
  }

  /** A vector of length rank. */
  public float[] apply(float[] content) {
    throw new UnsupportedOperationException();
  }
}
