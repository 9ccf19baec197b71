package io.leat.evaluation.quality;

import java.util.Map;

/** What was measured of one model, or of one way to search. */
public interface Measurements {
  String name();

  /** By measure: {@code recall@20}. */
  Map<String, Double> means();

  /** By measure, in the same order: low and high. */
  Map<String, double[]> ci95();
}
