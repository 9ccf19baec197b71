package io.leat.core.metrics;

import java.util.List;
import java.util.Map;

/** Measures of one ranked list whose items are relevant by degrees. */
public final class GradedMetrics {
  private GradedMetrics() {}

  /**
   * Normalised discounted cumulative gain (Järvelin &amp; Kekäläinen 2002), with the discount
   * log2(rank + 1) and gains as they are: DCG of the first k over that of the greatest k gains.
   *
   * @param ranked each item once; may be shorter than k
   * @param gains from 0; an item that has none gains 0
   * @return 0 to 1; 0 where nothing gains
   */
  public static <T> double ndcg(List<T> ranked, Map<T, Double> gains, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, was " + k);
    }
    double gained = 0;
    for (int i = 0; i < Math.min(k, ranked.size()); i++) {
      gained += gains.getOrDefault(ranked.get(i), 0.0) * discount(i + 1);
    }
    double[] greatest =
        gains.values().stream().mapToDouble(gain -> -gain).sorted().limit(k).toArray();
    double ideal = 0;
    for (int i = 0; i < greatest.length; i++) {
      ideal -= greatest[i] * discount(i + 1);
    }
    return ideal == 0 ? 0 : gained / ideal;
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 1);
  }
}
