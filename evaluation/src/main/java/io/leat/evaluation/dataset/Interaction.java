package io.leat.evaluation.dataset;

import io.leat.core.profile.Action;

/**
 * One thing that somebody did with an item.
 *
 * @param time epoch seconds; made up, but in order, where the source has none (see {@link
 *     Interactions.Order})
 * @param weight the source's own, above 0; 1 where it has none
 */
public record Interaction(String item, long time, Action action, double weight) {
  public Interaction {
    if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("weight must be a number above 0, was " + weight);
    }
  }
}
