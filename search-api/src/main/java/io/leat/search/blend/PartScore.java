package io.leat.search.blend;

import org.jspecify.annotations.Nullable;

/**
 * One line of a hit's score.
 *
 * @param raw in the retriever's own unit; null where it has no opinion of the item
 * @param normalised 0 to 1, comparable between parts
 * @param contribution {@code weight * normalised}; a hit's contributions add up to its score
 */
public record PartScore(
    String name, @Nullable Double raw, double normalised, double weight, double contribution) {}
