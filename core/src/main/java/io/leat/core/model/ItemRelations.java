package io.leat.core.model;

import io.leat.core.matrix.SparseRows;
import java.util.Map;

/**
 * What is known of the items beside their vectors; row and place {@code i} belong to item {@code i}
 * of the same model's {@link ItemVectors}.
 *
 * @param lists by relation, {@code items x items}: row j holds, for each item i that speaks for j,
 *     how much it does
 * @param numbers by field, one for each item
 */
public record ItemRelations(Map<String, SparseRows> lists, Map<String, float[]> numbers) {
  public static final ItemRelations NONE = new ItemRelations(Map.of(), Map.of());

  public ItemRelations {
    lists = Map.copyOf(lists);
    numbers = Map.copyOf(numbers);
  }
}
