package io.leat.index.document;

/**
 * One sparse list of an item: how much each of some items speaks for this one. A column of an
 * item-item matrix, kept with the item that it recommends, so that one person's history is a
 * disjunction over the index and filters act inside it.
 *
 * @param relation the list's name, {@code together}
 * @param itemIds the items that speak for this one
 * @param weights how much each of them does, above zero
 */
public record ItemNeighbours(String relation, String[] itemIds, float[] weights) {
  public ItemNeighbours {
    if (itemIds.length != weights.length) {
      throw new IllegalArgumentException(
          "each of %d neighbours needs a weight, got %d".formatted(itemIds.length, weights.length));
    }
  }
}
