package io.leat.search.blend;

import io.leat.core.blend.Scale;

/**
 * One retriever's opinion of all candidates.
 *
 * @param name as hits show it: {@code text}
 * @param weight finite; below zero the part sinks what it speaks of
 * @param raw one score for each candidate, in the retriever's own unit; NaN for no opinion. Shared,
 *     not copied
 */
public record Part(String name, double weight, Scale scale, double[] raw) {
  public Part {
    if (!Double.isFinite(weight)) {
      throw new IllegalArgumentException(
          "weight of " + name + " must be a finite number, was " + weight);
    }
  }
}
