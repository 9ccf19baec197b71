package io.leat.flink.catalogue;

import io.leat.core.history.HalfLife;
import io.leat.core.hybrid.Demand;
import io.leat.core.profile.ForwardDecay;
import java.time.Duration;

/**
 * Sums over the signals of one item, in any order.
 *
 * @param scaledPopularity of weights scaled forward
 * @param lately of newcomers, decayed as a trend to the model's time
 * @param allAlong of newcomers, decayed as an interest to the model's time
 */
public record ItemDemand(double scaledPopularity, double lately, double allAlong) {
  static final ItemDemand NONE = new ItemDemand(0, 0, 0);

  /**
   * The sums with one more signal.
   *
   * @param now the model's time, epoch seconds, the same for all signals; what comes later counts
   *     more than 1
   */
  ItemDemand plus(ItemSignal signal, ForwardDecay decay, long now) {
    if (!signal.newcomer()) {
      return new ItemDemand(scaledPopularity + signal.scaledWeight(), lately, allAlong);
    }
    HalfLife interest = interest(decay, now);
    return new ItemDemand(
        scaledPopularity,
        lately + Demand.lately(interest).of(1, signal.time()),
        allAlong + interest.of(1, signal.time()));
  }

  Demand at(long now, ForwardDecay decay) {
    return Demand.of(decay.decayed(scaledPopularity, now), lately, allAlong);
  }

  private static HalfLife interest(ForwardDecay decay, long now) {
    return new HalfLife(decay.halfLifeDays() * Duration.ofDays(1).toSeconds(), now);
  }
}
