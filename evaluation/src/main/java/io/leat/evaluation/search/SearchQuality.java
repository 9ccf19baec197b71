package io.leat.evaluation.search;

import io.leat.evaluation.Latencies;
import io.leat.evaluation.quality.Bootstrap;
import io.leat.evaluation.quality.Measurements;
import io.leat.evaluation.quality.Scores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that was measured of one way to search.
 *
 * @param means by measure: {@code ndcg@10}
 * @param ci95 by measure, low and high
 * @param zeroResults how many queries brought nothing
 */
public record SearchQuality(
    String name,
    Scores scores,
    Map<String, Double> means,
    Map<String, double[]> ci95,
    int zeroResults,
    Latencies latencies)
    implements Measurements {

  /**
   * Means and intervals.
   *
   * @param units who asks each question: questions of one are not independent
   */
  public static SearchQuality of(
      String name, List<String> units, Scores scores, int zeroResults, Latencies latencies) {
    return new SearchQuality(
        name, scores, scores.means(), Bootstrap.ofUnits(units, scores), zeroResults, latencies);
  }

  /** As it stands in the JSON. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>(means);
    json.put("zero_results", zeroResults);
    json.put("p50_ms", latencies.p50Ms());
    json.put("p99_ms", latencies.p99Ms());
    json.put("ci95", ci95);
    return json;
  }
}
