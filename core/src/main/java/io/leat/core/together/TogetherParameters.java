package io.leat.core.together;

import java.io.Serializable;

/**
 * What of an item's partners is kept and what is told.
 *
 * @param capacity partners that an item keeps counts of; up to twice as many in between
 * @param listed partners told of an item, at most
 * @param leastBaskets fewer baskets with both are told to nobody: one basket says nothing of
 *     anybody else, and is somebody's
 * @param leastRatio the log-likelihood ratio from which a pair counts as more than chance
 */
public record TogetherParameters(int capacity, int listed, long leastBaskets, double leastRatio)
    implements Serializable {
  /** Chi-squared with one degree of freedom exceeds 10.83 with a probability of 0.001. */
  public static final TogetherParameters DEFAULT = new TogetherParameters(200, 20, 2, 10.83);

  public TogetherParameters {
    if (listed < 1 || capacity < listed) {
      throw new IllegalArgumentException(
          "capacity %d must be at least listed, %d at least 1".formatted(capacity, listed));
    }
    if (leastBaskets < 1) {
      throw new IllegalArgumentException("leastBaskets must be at least 1, was " + leastBaskets);
    }
    if (!(leastRatio >= 0)) {
      throw new IllegalArgumentException("leastRatio must be at least 0, was " + leastRatio);
    }
  }
}
