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
   * The interest vector of someone who interacted with {@code vectors.length} items.
   *
   * @param vectors item vectors, each of length rank
   * @param weights their weights, non-negative; zero-weight items are ignored
   * @return length rank; all zero when nothing has weight
   */
  public float[] solve(float[][] vectors, float[] weights) {
    float[] solution = new float[rank()];
    equations(vectors, weights).solve(solution, 0);
    return solution;
  }

  /**
   * Why {@link #solve}'s vector gives a candidate its score: the score is linear in the right-hand
   * side of the equations, so each interaction has an exact part in it, which may be negative (Hu,
   * Koren &amp; Volinsky 2008, section 5).
   *
   * @param candidate vector of the item to explain, length rank
   * @return for each interaction its part; they add up to the inner product of candidate and
   *     solution
   */
  public float[] contributions(float[][] vectors, float[] weights, float[] candidate) {
    checkVector("candidate", candidate);
    NormalEquations equations = equations(vectors, weights);
    float[] parts = new float[vectors.length];
    if (equations.isEmpty()) {
      return parts;
    }
    float[] dual = equations.solveFor(candidate);
    for (int i = 0; i < parts.length; i++) {
      float sum = 0;
      for (int j = 0; j < dual.length; j++) {
        sum += dual[j] * vectors[i][j];
      }
      parts[i] = weights[i] * sum;
    }
    return parts;
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
