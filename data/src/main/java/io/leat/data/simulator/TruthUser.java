package io.leat.data.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * A user's line of the truth, by names where {@link Taste} has positions.
 *
 * @param interests per favourite type, the share at the start and at the end
 */
record TruthUser(
    Map<String, double[]> interests,
    float[] styleAtStart,
    float[] styleAtEnd,
    Map<String, Double> brands,
    Map<String, String> finishes,
    double finishStrength,
    double level) {

  private static final double[] NO_INTEREST = {0, 0};

  static TruthUser of(JsonNode line) {
    Map<String, double[]> interests = new HashMap<>();
    line.required("interest")
        .properties()
        .forEach(
            entry ->
                interests.put(
                    entry.getKey(),
                    new double[] {
                      entry.getValue().required(0).asDouble(),
                      entry.getValue().required(1).asDouble()
                    }));
    Map<String, Double> brands = new HashMap<>();
    line.required("brands")
        .properties()
        .forEach(entry -> brands.put(entry.getKey(), entry.getValue().asDouble()));
    Map<String, String> finishes = new HashMap<>();
    line.required("finishes")
        .properties()
        .forEach(entry -> finishes.put(entry.getKey(), entry.getValue().asText()));
    return new TruthUser(
        interests,
        TruthItem.vector(line.required("style").required(0)),
        TruthItem.vector(line.required("style").required(1)),
        brands,
        finishes,
        line.required("finish_strength").asDouble(),
        line.required("level").asDouble());
  }

  double interest(String type, double fraction) {
    double[] interest = interests.getOrDefault(type, NO_INTEREST);
    return (1 - fraction) * interest[0] + fraction * interest[1];
  }

  double liking(TruthItem item, double fraction) {
    float[] style = StyleVectors.between(styleAtStart, styleAtEnd, fraction);
    return Affinity.liking(
        StyleVectors.dot(style, item.style(), 0),
        brands.getOrDefault(item.brand(), 0.0),
        item.finish().equals(finishes.get(item.palette())) ? finishStrength : 0,
        level - item.level());
  }
}
