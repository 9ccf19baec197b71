package io.leat.core.profile;

import java.io.Serializable;

/**
 * Exponential forward decay (Cormode, Shkapenyuk, Srivastava &amp; Xu 2009): a contribution is
 * scaled up once by its own time and scaled down once when it is read, so that sums need no
 * rewriting as time passes and do not depend on the order of arrival.
 *
 * <p>With a half-life of 60 days, a view stored on day 0 and one stored on day 60 are worth, on day
 * 60, 0.5 and 1.
 *
 * @param halfLifeDays days after which a contribution counts half, 7 to a million
 */
public record ForwardDecay(double halfLifeDays) implements Serializable {
  /** 30 to 60 days did about equally well on a gift shop's year; none and 180 did worse. */
  public static final ForwardDecay DEFAULT = new ForwardDecay(45);

  /** 2020-01-01T00:00:00Z; any fixed time would do. */
  private static final long LANDMARK = 1_577_836_800L;

  private static final double SECONDS_PER_DAY = 86_400;

  /** Keeps scales and sums of them finite: a double ends at 2^1023. */
  private static final double MAX_HALVINGS = 1000;

  /** With 7 days, {@link #MAX_HALVINGS} reach from November 2000 to March 2039. */
  private static final double MIN_HALF_LIFE = 7;

  private static final double MAX_HALF_LIFE = 1e6;

  public ForwardDecay {
    if (!(halfLifeDays >= MIN_HALF_LIFE && halfLifeDays <= MAX_HALF_LIFE)) {
      throw new IllegalArgumentException("halfLifeDays must be 7 to 1000000, was " + halfLifeDays);
    }
  }

  /**
   * The factor by which a contribution made at {@code epochSecond} is stored. Always finite and
   * positive: a time more than 1000 half-lives from 2020 counts as that limit.
   */
  public double scale(long epochSecond) {
    double halvings = ((double) epochSecond - LANDMARK) / (halfLifeDays * SECONDS_PER_DAY);
    return Math.pow(2, Math.clamp(halvings, -MAX_HALVINGS, MAX_HALVINGS));
  }

  /** The present worth, at {@code now}, of a stored sum. */
  public double decayed(double storedWeight, long now) {
    return storedWeight / scale(now);
  }
}
