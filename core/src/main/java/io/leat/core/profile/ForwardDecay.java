package io.leat.core.profile;

/**
 * Exponential forward decay (Cormode, Shkapenyuk, Srivastava &amp; Xu 2009): a contribution is
 * scaled up once by its own time and scaled down once when it is read, so that sums need no
 * rewriting as time passes and do not depend on the order of arrival.
 *
 * @param halfLifeDays days after which a contribution counts half
 */
public record ForwardDecay(double halfLifeDays) {
  /** 2020-01-01T00:00:00Z; any fixed time would do. */
  private static final long LANDMARK = 1_577_836_800L;

  private static final double SECONDS_PER_DAY = 86_400;

  public ForwardDecay {
    if (!(halfLifeDays > 0)) {
      throw new IllegalArgumentException("halfLifeDays must be above 0, was " + halfLifeDays);
    }
  }

  /** The factor by which a contribution made at {@code epochSecond} is stored. */
  public double scale(long epochSecond) {
    return Math.pow(2, (epochSecond - LANDMARK) / (halfLifeDays * SECONDS_PER_DAY));
  }

  /** The present worth, at {@code now}, of a stored sum. */
  public double decayed(double storedWeight, long now) {
    return storedWeight / scale(now);
  }
}
