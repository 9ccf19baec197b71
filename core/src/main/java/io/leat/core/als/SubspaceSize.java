package io.leat.core.als;

import java.io.Serializable;

/**
 * How many coordinates of a row's vector are solved for at once, and so for which rows that pays:
 * with n observations, rank k and b coordinates the exact solution takes about {@code n k min(n, k)
 * / 2} multiplications, {@link SubspaceSteps} take {@code n k b / 2} and some passes over the n
 * vectors.
 *
 * @param coordinates from the rank on, every row is solved exactly
 */
public record SubspaceSize(int coordinates) implements Serializable {
  /** Solves every row exactly. */
  public static final SubspaceSize WHOLE = new SubspaceSize(Integer.MAX_VALUE);

  /** Up to here the exact solution takes so little that it stays. */
  private static final int EXACT_RANK = 128;

  private static final int DEFAULT = 32;

  /** The time of the passes, in coordinates: measured, where both ways took the same. */
  private static final int PASSES = 48;

  public SubspaceSize {
    if (coordinates < 1) {
      throw new IllegalArgumentException("subspace must be at least 1, was " + coordinates);
    }
  }

  /** What is fastest at a rank, as far as was measured. */
  public static SubspaceSize of(int rank) {
    return rank > EXACT_RANK ? new SubspaceSize(DEFAULT) : WHOLE;
  }

  /** Whether any row is taken in steps. */
  public boolean steps(int rank) {
    return rank - PASSES > coordinates;
  }

  /** Whether a row of so many observations is. */
  boolean steps(int rank, int observations) {
    return Math.min(rank, observations) - PASSES > coordinates;
  }
}
