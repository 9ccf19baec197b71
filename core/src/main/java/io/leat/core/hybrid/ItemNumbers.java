package io.leat.core.hybrid;

import io.leat.core.history.HalfLife;
import io.leat.core.history.Histories;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is in demand, whoever asks: one number for each item. */
final class ItemNumbers {
  static final String POPULARITY = "popularity";
  static final String TREND = "trend";
  static final String RISE = "rise";

  /** A trend lasts a sixth of an interest. */
  private static final double TREND_SHARE = 1.0 / 6;

  /** People imagined to have come both lately and all along, so that few tell little. */
  private static final double RISE_PRIOR = 2;

  private ItemNumbers() {}

  /**
   * The numbers.
   *
   * <ul>
   *   <li>{@code popularity}: everyone's decayed acts on the item;
   *   <li>{@code trend}: who took to the item of late: for each person the first act on it, decayed
   *       six times as fast. Repetitions, however many, say nothing of what newcomers want;
   *   <li>{@code rise}: the logarithm of how many more took to it of late than in the longer run,
   *       around 0.
   * </ul>
   */
  static Map<String, float[]> of(Histories histories, HalfLife decay) {
    HalfLife fast = new HalfLife(decay.seconds() * TREND_SHARE, decay.now());
    double[] popularity = new double[histories.itemCount()];
    double[] lately = new double[popularity.length];
    double[] allAlong = new double[popularity.length];
    for (int person = 0; person < histories.people(); person++) {
      Set<Integer> known = new HashSet<>();
      for (int act = histories.offsets()[person]; act < histories.offsets()[person + 1]; act++) {
        int item = histories.items()[act];
        popularity[item] += decay.of(histories.weights()[act], histories.times()[act]);
        if (histories.weights()[act] > 0 && known.add(item)) {
          lately[item] += fast.of(1, histories.times()[act]);
          allAlong[item] += decay.of(1, histories.times()[act]);
        }
      }
    }
    float[] popular = new float[popularity.length];
    float[] trend = new float[popularity.length];
    float[] rise = new float[popularity.length];
    for (int item = 0; item < popular.length; item++) {
      popular[item] = (float) Math.max(0, popularity[item]);
      trend[item] = (float) lately[item];
      rise[item] =
          (float)
              Math.log((lately[item] + RISE_PRIOR) / (allAlong[item] * TREND_SHARE + RISE_PRIOR));
    }
    return Map.of(POPULARITY, popular, TREND, trend, RISE, rise);
  }
}
