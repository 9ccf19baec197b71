package io.leat.evaluation.quality;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One model less another, question by question. What makes a question hard is the same for both and
 * falls away: two models whose intervals overlap may still differ for certain.
 *
 * @param means by measure
 * @param ci95 by measure, low and high: where zero lies outside, the difference is no chance
 */
public record PairedDifference(Map<String, Double> means, Map<String, double[]> ci95) {

  /**
   * @param units whose question each is
   * @param one of the same questions and measures as {@code other}
   */
  public static PairedDifference of(List<String> units, Scores one, Scores other) {
    Scores difference = one.minus(other);
    return new PairedDifference(difference.means(), Bootstrap.ofUnits(units, difference));
  }

  /** As it stands in the JSON. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>(means);
    json.put("ci95", ci95);
    return json;
  }
}
