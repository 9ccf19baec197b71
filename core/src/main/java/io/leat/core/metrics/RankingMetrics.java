package io.leat.core.metrics;

import java.util.List;
import java.util.Set;

/** Measures of one ranked list against the set of relevant items, binary relevance. */
public final class RankingMetrics {
  private RankingMetrics() {}

  /**
   * Hits among the first k, divided by the number of relevant items. 0 where nothing is relevant.
   */
  public static <T> double recall(List<T> ranked, Set<T> relevant, int k) {
    throw new UnsupportedOperationException();
  }

  /**
   * DCG of the first k (gain 1, discount log2(rank + 1)) over the ideal DCG of min(k, |relevant|)
   * hits.
   */
  public static <T> double ndcg(List<T> ranked, Set<T> relevant, int k) {
    throw new UnsupportedOperationException();
  }
}
