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

  private ItemNumbers() {}

  /** The numbers of {@link Demand} for each item. */
  static Map<String, float[]> of(Histories histories, HalfLife decay) {
    HalfLife fast = Demand.lately(decay);
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
      Demand demand = Demand.of(popularity[item], lately[item], allAlong[item]);
      popular[item] = (float) demand.popularity();
      trend[item] = (float) demand.trend();
      rise[item] = (float) demand.rise();
    }
    return Map.of(POPULARITY, popular, TREND, trend, RISE, rise);
  }
}
