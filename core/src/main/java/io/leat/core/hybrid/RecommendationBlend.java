package io.leat.core.hybrid;

import java.util.List;

/**
 * How the parts of a recommendation add up, for one kind of person.
 *
 * @param parts of weight above zero, those that count most first
 */
public record RecommendationBlend(List<WeightedPart> parts) {

  /**
   * A part and how much it counts.
   *
   * @param weight above 0
   */
  public record WeightedPart(PartSpec part, double weight) {
    public WeightedPart {
      if (!(weight > 0) || weight == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "weight of " + part.name() + " must be a number above 0, was " + weight);
      }
    }
  }

  public RecommendationBlend {
    parts = List.copyOf(parts);
  }
}
