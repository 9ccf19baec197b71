package io.leat.evaluation;

import io.leat.core.metrics.RankingMetrics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Means over users of the measures of their ranked lists.
 *
 * @param k length of the lists that count
 * @param users how many there were
 */
public record RecommendationQuality(int k, int users, double recall, double ndcg) {

  /**
   * Asks a recommender for each user and compares.
   *
   * @param relevant what each user should be shown
   * @param recommender a user's item ids, best first, at least k where there are so many
   */
  public static RecommendationQuality measure(
      Map<String, Set<String>> relevant, Function<String, List<String>> recommender, int k) {
    double recall = 0;
    double ndcg = 0;
    for (Map.Entry<String, Set<String>> user : relevant.entrySet()) {
      List<String> ranked = recommender.apply(user.getKey());
      recall += RankingMetrics.recall(ranked, user.getValue(), k);
      ndcg += RankingMetrics.ndcg(ranked, user.getValue(), k);
    }
    int users = relevant.size();
    return new RecommendationQuality(k, users, recall / users, ndcg / users);
  }
}
