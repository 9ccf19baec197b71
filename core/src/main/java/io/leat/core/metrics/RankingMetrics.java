package io.leat.core.metrics;

import java.util.List;
import java.util.Set;

/**
 * Measures of one ranked list against the set of relevant items, binary relevance. All lie in 0 to
 * 1 and are 0 where nothing is relevant. The list holds each item once; it may be shorter than k.
 */
public final class RankingMetrics {
  private RankingMetrics() {}

  /**
   * Hits among the first k, divided by the number of relevant items. 0 where nothing is relevant.
   */
  public static <T> double recall(List<T> ranked, Set<T> relevant, int k) {
    return relevant.isEmpty() ? 0 : (double) hits(ranked, relevant, k) / relevant.size();
  }

  /** Hits among the first k, divided by k, however short the list. */
  public static <T> double precision(List<T> ranked, Set<T> relevant, int k) {
    return (double) hits(ranked, relevant, k) / k;
  }

  /** 1 where one of the first k is relevant, else 0. */
  public static <T> double hitRate(List<T> ranked, Set<T> relevant, int k) {
    return hits(ranked, relevant, k) > 0 ? 1 : 0;
  }

  /** One over the rank, from 1, of the first relevant item among the first k; 0 without one. */
  public static <T> double reciprocalRank(List<T> ranked, Set<T> relevant, int k) {
    checkCutOff(k);
    for (int i = 0; i < Math.min(k, ranked.size()); i++) {
      if (relevant.contains(ranked.get(i))) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }

  /**
   * DCG of the first k (gain 1, discount log2(rank + 1)) over the ideal DCG of min(k, |relevant|)
   * hits.
   */
  public static <T> double ndcg(List<T> ranked, Set<T> relevant, int k) {
    checkCutOff(k);
    double gain = 0;
    for (int i = 0; i < Math.min(k, ranked.size()); i++) {
      if (relevant.contains(ranked.get(i))) {
        gain += discount(i + 1);
      }
    }
    double ideal = 0;
    for (int i = 0; i < Math.min(k, relevant.size()); i++) {
      ideal += discount(i + 1);
    }
    return ideal == 0 ? 0 : gain / ideal;
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 1);
  }

  private static <T> int hits(List<T> ranked, Set<T> relevant, int k) {
    checkCutOff(k);
    int hits = 0;
    for (int i = 0; i < Math.min(k, ranked.size()); i++) {
      hits += relevant.contains(ranked.get(i)) ? 1 : 0;
    }
    return hits;
  }

  private static void checkCutOff(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, was " + k);
    }
  }
}
