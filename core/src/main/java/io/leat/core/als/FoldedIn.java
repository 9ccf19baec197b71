package io.leat.core.als;

import org.jspecify.annotations.Nullable;

/**
 * One person among fixed item factors, their equations factorised once: gives the interest vector,
 * and any number of candidates their reasons. Used by one thread.
 */
public final class FoldedIn {
  private final float[][] vectors;
  private final float[] weights;
  private final @Nullable NormalEquations equations;
  private final int rank;

  /**
   * @param equations with all vectors observed; null where nothing has weight
   */
  FoldedIn(float[][] vectors, float[] weights, int rank, @Nullable NormalEquations equations) {
    this.vectors = vectors;
    this.weights = weights;
    this.rank = rank;
    this.equations = equations;
  }

  /** The interest vector, of length rank; all zero when nothing has weight. */
  public float[] vector() {
    float[] vector = new float[rank];
    if (equations != null) {
      equations.solve(vector, 0);
    }
    return vector;
  }

  /**
   * Why {@link #vector} gives a candidate its score: the score is linear in the right-hand side of
   * the equations, so each interaction has an exact part in it, which may be negative (Hu, Koren
   * &amp; Volinsky 2008, section 5).
   *
   * @param candidate vector of the item to explain, length rank
   * @return for each interaction its part; they add up to the inner product of candidate and vector
   */
  public float[] contributions(float[] candidate) {
    if (candidate.length != rank) {
      throw new IllegalArgumentException(
          "candidate must have rank = %d numbers, had %d".formatted(rank, candidate.length));
    }
    float[] parts = new float[vectors.length];
    if (equations == null) {
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
}
