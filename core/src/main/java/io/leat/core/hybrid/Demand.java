package io.leat.core.hybrid;

import io.leat.core.history.HalfLife;

/**
 * How much an item is in demand, whoever asks.
 *
 * @param popularity everyone's decayed acts on the item, not negative
 * @param trend who took to the item of late: for each person the first act on it, decayed six times
 *     as fast as an interest. Repetitions, however many, say nothing of what newcomers want
 * @param rise the logarithm of how many more took to it of late than in the longer run, around 0
 */
public record Demand(double popularity, double trend, double rise) {
  /** A trend lasts a sixth of an interest. */
  private static final double TREND_SHARE = 1.0 / 6;

  /** People imagined to have come both lately and all along, so that few tell little. */
  private static final double RISE_PRIOR = 2;

  /**
   * From sums over acts.
   *
   * @param popularity of all acts, decayed; counts as 0 when negative
   * @param lately of each person's first act 1, decayed by {@link #lately}
   * @param allAlong of each person's first act 1, decayed as an interest
   */
  public static Demand of(double popularity, double lately, double allAlong) {
    return new Demand(
        Math.max(0, popularity),
        lately,
        Math.log((lately + RISE_PRIOR) / (allAlong * TREND_SHARE + RISE_PRIOR)));
  }

  /** The decay of a trend, where this is that of an interest. */
  public static HalfLife lately(HalfLife interest) {
    return new HalfLife(interest.seconds() * TREND_SHARE, interest.now());
  }
}
