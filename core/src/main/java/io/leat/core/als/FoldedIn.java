package io.leat.core.als;

import org.jspecify.annotations.Nullable;

/**
 * One person among fixed item factors, their equations factorised once: gives the interest vector,
 * and any number of candidates their reasons. Used by one thread.
 */
public final class FoldedIn {
  private final int rank;
  private final int items;
  private final @Nullable FoldedEquations equations;

  /**
   * @param items how many the person interacted with
   * @param equations null where nothing has weight
   */
  FoldedIn(int rank, int items, @Nullable FoldedEquations equations) {
    this.rank = rank;
    this.items = items;
    this.equations = equations;
  }

  /** The interest vector, of length rank; all zero when nothing has weight. */
  public float[] vector() {
    return equations == null ? new float[rank] : equations.vector();
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
    return equations == null ? new float[items] : equations.contributions(candidate);
  }
}
