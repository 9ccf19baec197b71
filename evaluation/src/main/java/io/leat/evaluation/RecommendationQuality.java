package io.leat.evaluation;

import io.leat.core.metrics.RankingMetrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Means over users of the measures of their ranked lists, as fractions.
 *
 * @param users how many there were
 * @param means by name: {@code recall@20}, {@code ndcg@20}, {@code hit_rate@20}, {@code mrr@20},
 *     {@code precision@20}
 */
public record RecommendationQuality(int users, Map<String, Double> means) {

  /**
   * Asks a recommender for each user and compares.
   *
   * @param relevant what each user should be shown
   * @param recommender a user's item ids, best first, at least the largest k where there are so
   *     many
   * @param cutOffs the values of k
   */
  public static RecommendationQuality measure(
      Map<String, Set<String>> relevant,
      Function<String, List<String>> recommender,
      List<Integer> cutOffs) {
    Map<String, Double> sums = new LinkedHashMap<>();
    relevant.forEach(
        (user, items) -> {
          List<String> ranked = recommender.apply(user);
          for (int k : cutOffs) {
            add(sums, "recall", k, RankingMetrics.recall(ranked, items, k));
            add(sums, "ndcg", k, RankingMetrics.ndcg(ranked, items, k));
            add(sums, "hit_rate", k, RankingMetrics.hitRate(ranked, items, k));
            add(sums, "mrr", k, RankingMetrics.reciprocalRank(ranked, items, k));
            add(sums, "precision", k, RankingMetrics.precision(ranked, items, k));
          }
        });
    return new RecommendationQuality(
        relevant.size(),
        sums.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    sum -> sum.getValue() / relevant.size(),
                    (one, other) -> one,
                    LinkedHashMap::new)));
  }

  /** One mean, such as {@code recall@20}. */
  public double of(String measure) {
    Double mean = means.get(measure);
    if (mean == null) {
      throw new IllegalArgumentException(measure + " was not measured, but " + means.keySet());
    }
    return mean;
  }

  private static void add(Map<String, Double> sums, String measure, int k, double value) {
    sums.merge(measure + "@" + k, value, Double::sum);
  }
}
