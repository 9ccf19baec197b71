package io.leat.search.blend;

import org.jspecify.annotations.Nullable;

/**
 * One line of a hit's score.
 *
 * @param raw in the retriever's own unit; null where it has no opinion of the item
 * @param normalised 0 to 1, comparable between parts
 * @param contribution {@code weight * normalised}; a hit's contributions add up to its score
 * @param rank that the item would have by this part alone, from 1, equal ones sharing the best of
 *     theirs; null where the part does not list it, or nobody asks
 */
public record PartScore(
    String name,
    @Nullable Double raw,
    double normalised,
    double weight,
    double contribution,
    @Nullable Integer rank) {

  /** Nobody asks for the rank. */
  public PartScore(
      String name, @Nullable Double raw, double normalised, double weight, double contribution) {
    this(name, raw, normalised, weight, contribution, null);
  }

  PartScore withRank(@Nullable Integer other) {
    return new PartScore(name, raw, normalised, weight, contribution, other);
  }
}
