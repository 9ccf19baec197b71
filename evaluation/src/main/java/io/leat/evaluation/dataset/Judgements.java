package io.leat.evaluation.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well items answer queries, as people judged it.
 *
 * @param grades by query, then by item, in the file's order; finite numbers, greater is better
 */
public record Judgements(Map<String, Map<String, Double>> grades) {
  public Judgements {
    Map<String, Map<String, Double>> copy = new LinkedHashMap<>();
    grades.forEach(
        (query, items) -> copy.put(query, Collections.unmodifiableMap(new LinkedHashMap<>(items))));
    grades = Collections.unmodifiableMap(copy);
  }

  /** The least grade given to anything. */
  public double least() {
    return all().min().orElse(0);
  }

  /** The greatest grade given to anything. */
  public double greatest() {
    return all().max().orElse(0);
  }

  private java.util.stream.DoubleStream all() {
    return grades.values().stream()
        .flatMap(items -> items.values().stream())
        .mapToDouble(Double::doubleValue);
  }
}
