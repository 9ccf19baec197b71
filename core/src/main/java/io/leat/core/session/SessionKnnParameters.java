package io.leat.core.session;

import java.io.Serializable;

/**
 * The settings of {@link SessionKnn}, in the terms of V-SKNN and STAN (Ludewig &amp; Jannach 2018;
 * Garg et al. 2019, "Sequence and Time Aware Neighborhood for Session-based Recommendations").
 *
 * @param recent of the sessions that hold an item, how many are looked at, the newest
 * @param neighbours k, how many of the most similar sessions vote
 * @param items how many items of the person count, the newest
 * @param positionDecay each item back in the person's own sequence counts this much less, 0 to 1
 * @param idfExponent how much rarer items count more; 0 not at all
 * @param similarityExponent raises a neighbour's similarity: the greater, the more the nearest
 *     decide
 * @param lengthExponent divides a neighbour's similarity by its length to this power
 * @param reach in acts: an item d acts away from the matched one counts exp(-d / reach)
 * @param backward what an item before the matched one counts, to one after it
 * @param itself what the matched item itself counts
 * @param matches which of the acts that the session shares with the person cast its votes
 */
public record SessionKnnParameters(
    int recent,
    int neighbours,
    int items,
    double positionDecay,
    double idfExponent,
    double similarityExponent,
    double lengthExponent,
    double reach,
    double backward,
    double itself,
    Matches matches)
    implements Serializable {

  /** Which shared acts cast a session's votes. */
  public enum Matches {
    /** Each, weighted as the person's item is; an act counts for the match that favours it most. */
    ALL,
    /**
     * The last act on the shared item that weighs most: the person's newest, unless all weigh
     * alike.
     */
    NEWEST
  }

  /**
   * Where people come close together: sessions that share the last two items stand far above those
   * that share one. Chosen on the clicks of an electronics shop.
   */
  public static final SessionKnnParameters SHARP =
      new SessionKnnParameters(500, 2000, 10, 0.5, 2, 3, 0, 3, 0.2, 0.1, Matches.ALL);

  /** Where few share more than one item. Chosen on the reviews of a perfumery. */
  public static final SessionKnnParameters BROAD =
      new SessionKnnParameters(2000, 1000, 10, 0.5, 1, 1, 0.25, 3, 0.2, 0.3, Matches.NEWEST);

  public SessionKnnParameters {
    atLeastOne("recent", recent);
    atLeastOne("neighbours", neighbours);
    atLeastOne("items", items);
    if (!(positionDecay > 0 && positionDecay <= 1)) {
      throw new IllegalArgumentException(
          "positionDecay must be above 0 and at most 1, was " + positionDecay);
    }
    notNegative("idfExponent", idfExponent);
    notNegative("similarityExponent", similarityExponent);
    notNegative("lengthExponent", lengthExponent);
    notNegative("backward", backward);
    notNegative("itself", itself);
    if (!(reach > 0)) {
      throw new IllegalArgumentException("reach must be above 0, was " + reach);
    }
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }
  }

  private static void notNegative(String name, double value) {
    if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(name + " must be a number from 0, was " + value);
    }
  }
}
