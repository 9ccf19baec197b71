package io.leat.core.als;

import io.leat.core.matrix.DenseRows;

/**
 * The exact least-squares vector of one more user against fixed item factors: one {@code rank x
 * rank} solve, the very step that {@link ImplicitAls} ends with for a user. Immutable, safe for use
 * by many threads.
 *
 * @param gramian sum over all items of y y^T, {@code rank x rank} row-major
 * @param items how many items the Gramian sums
 */
public record FoldIn(AlsParameters parameters, float[] gramian, int items) {

  public FoldIn {
    if (gramian.length != parameters.rank() * parameters.rank()) {
      throw new IllegalArgumentException(
          "gramian must hold %d x %d numbers, held %d"
              .formatted(parameters.rank(), parameters.rank(), gramian.length));
    }
    for (float value : gramian) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("gramian must be finite, held " + value);
      }
    }
    if (items < 0) {
      throw new IllegalArgumentException("items must be at least 0, was " + items);
    }
  }

  /** The fold-in against these item factors, {@code items x rank}. */
  public static FoldIn of(DenseRows itemFactors, AlsParameters parameters) {
    if (itemFactors.columns() != parameters.rank()) {
      throw new IllegalArgumentException(
          "itemFactors must have rank = %d columns, had %d"
              .formatted(parameters.rank(), itemFactors.columns()));
    }
    return new FoldIn(parameters, itemFactors.gramian(), itemFactors.rows());
  }

  public int rank() {
    return parameters.rank();
  }

  /**
   * Someone who interacted with {@code vectors.length} items.
   *
   * @param vectors item vectors, each of length rank
   * @param weights their weights, non-negative; zero-weight items are ignored
   */
  public FoldedIn fold(float[][] vectors, float[] weights) {
    NormalEquations equations = equations(vectors, weights);
    return new FoldedIn(vectors, weights, rank(), equations.isEmpty() ? null : equations);
  }

  /** The interest vector of {@link #fold}. */
  public float[] solve(float[][] vectors, float[] weights) {
    return fold(vectors, weights).vector();
  }

  private NormalEquations equations(float[][] vectors, float[] weights) {
    if (vectors.length != weights.length) {
      throw new IllegalArgumentException(
          "each vector needs a weight; got %d vectors and %d weights"
              .formatted(vectors.length, weights.length));
    }
    NormalEquations equations = new NormalEquations(parameters, gramian, items);
    for (int i = 0; i < vectors.length; i++) {
      checkVector("vectors[" + i + "]", vectors[i]);
      if (!(weights[i] >= 0) || weights[i] == Float.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "weights[%d] must be a number of at least 0, was %s".formatted(i, weights[i]));
      }
      equations.observe(vectors[i], 0, weights[i]);
    }
    return equations;
  }

  private void checkVector(String name, float[] vector) {
    if (vector.length != rank()) {
      throw new IllegalArgumentException(
          "%s must have rank = %d numbers, had %d".formatted(name, rank(), vector.length));
    }
  }
}
