package io.leat.evaluation.search;

import io.leat.core.metrics.GradedMetrics;
import io.leat.core.metrics.RankingMetrics;
import io.leat.evaluation.EvaluationProgress;
import io.leat.evaluation.quality.Answers;
import io.leat.evaluation.quality.Scores;
import io.leat.evaluation.search.JudgedQueries.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Asks every judged query of each way to search, and measures the lists against the judgements.
 *
 * @param k the length of the lists
 */
public record SearchEvaluation(JudgedQueries judged, int k, EvaluationProgress progress) {

  /**
   * The quality of each, in the order given.
   *
   * @param searches by name: a query text and a length give item ids, best first
   */
  public List<SearchQuality> run(Map<String, BiFunction<String, Integer, List<String>>> searches) {
    List<SearchQuality> qualities = new ArrayList<>();
    searches.forEach((name, search) -> qualities.add(measure(name, search)));
    return qualities;
  }

  private SearchQuality measure(String name, BiFunction<String, Integer, List<String>> search) {
    List<Query> queries = judged.queries();
    String step = name + ": answering";
    progress.update(step, 0, queries.size());
    Answers answers =
        Answers.ask(
            queries.size(),
            i -> search.apply(queries.get(i).text(), k),
            k,
            done -> progress.update(step, done, queries.size()));
    progress.update(step, queries.size(), queries.size());
    double[][] values = new double[queries.size()][];
    int zero = 0;
    for (int i = 0; i < values.length; i++) {
      List<String> list = answers.lists().get(i);
      values[i] = measures(queries.get(i), list);
      zero += list.isEmpty() ? 1 : 0;
    }
    return SearchQuality.of(
        name,
        queries.stream().map(Query::text).toList(),
        new Scores(List.of("ndcg@" + k, "mrr@" + k, "recall@" + k, "hit_rate@" + k), values),
        zero,
        answers.latencies());
  }

  private double[] measures(Query query, List<String> list) {
    return new double[] {
      GradedMetrics.ndcg(list, query.gains(), k),
      RankingMetrics.reciprocalRank(list, query.relevant(), k),
      RankingMetrics.recall(list, query.relevant(), k),
      RankingMetrics.hitRate(list, query.relevant(), k)
    };
  }
}
