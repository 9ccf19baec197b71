package io.leat.evaluation.quality;

import io.leat.evaluation.Latencies;
import io.leat.evaluation.protocol.EvaluationTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that was measured of one model.
 *
 * @param means by measure, fractions: {@code recall@20}
 * @param ci95 by measure, low and high
 * @param coverage by k
 * @param annRecall by k, null where the model has no vector search
 */
public record ModelQuality(
    String name,
    List<List<String>> lists,
    Scores scores,
    Map<String, Double> means,
    Map<String, double[]> ci95,
    Map<Integer, Double> coverage,
    double novelty,
    double trainSeconds,
    Latencies latencies,
    @Nullable Map<Integer, Double> annRecall)
    implements Measurements {

  /** Measures what a model answered. */
  public static ModelQuality of(
      String name,
      EvaluationTask task,
      Answers answers,
      List<Integer> ks,
      double trainSeconds,
      @Nullable Map<Integer, Double> annRecall) {
    Scores scores = Scores.of(task.questions(), answers.lists(), ks);
    Variety variety = new Variety(task);
    Map<Integer, Double> coverage = new LinkedHashMap<>();
    ks.forEach(k -> coverage.put(k, variety.coverage(answers.lists(), k)));
    return new ModelQuality(
        name,
        answers.lists(),
        scores,
        scores.means(),
        Bootstrap.intervals(task.questions(), scores),
        coverage,
        variety.novelty(answers.lists()),
        trainSeconds,
        answers.latencies(),
        annRecall);
  }

  /** As it stands in the JSON. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>(means);
    coverage.forEach((k, share) -> json.put("coverage@" + k, share));
    json.put("novelty", novelty);
    json.put("train_seconds", trainSeconds);
    json.put("p50_ms", latencies.p50Ms());
    json.put("p99_ms", latencies.p99Ms());
    if (annRecall != null) {
      annRecall.forEach((k, share) -> json.put("ann_recall@" + k, share));
    }
    json.put("ci95", ci95);
    return json;
  }
}
