package io.leat.core.together;

import java.util.Objects;

/**
 * One item that is bought in the same baskets as another, more often than chance explains.
 *
 * @param itemId of the partner
 * @param count baskets that had both
 * @param llr log-likelihood ratio of the two being independent: how sure it is that they are not
 * @param lift how many times as many baskets had both as independent items would share
 */
public record BoughtTogether(String itemId, long count, float llr, float lift) {
  public BoughtTogether {
    Objects.requireNonNull(itemId, "itemId");
    if (count < 1) {
      throw new IllegalArgumentException(
          "count must be at least 1, was %d with '%s'".formatted(count, itemId));
    }
  }
}
