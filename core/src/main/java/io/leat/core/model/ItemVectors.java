package io.leat.core.model;

import io.leat.core.matrix.DenseRows;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The trained collaborative vectors: row {@code i} of {@code factors} belongs to {@code
 * itemIds.get(i)}.
 *
 * @param itemIds no id twice; copied
 * @param factors {@code items x rank}, all finite
 */
public record ItemVectors(List<String> itemIds, DenseRows factors) {
  public ItemVectors {
    itemIds = List.copyOf(itemIds);
    if (itemIds.size() != factors.rows()) {
      throw new IllegalArgumentException(
          "factors must have one row for each of %d itemIds, had %d"
              .formatted(itemIds.size(), factors.rows()));
    }
    Set<String> seen = new HashSet<>();
    for (String itemId : itemIds) {
      if (!seen.add(itemId)) {
        throw new IllegalArgumentException(
            "itemIds must differ, but '" + itemId + "' stands twice");
      }
    }
    for (int i = 0; i < factors.values().length; i++) {
      if (!Float.isFinite(factors.values()[i])) {
        throw new IllegalArgumentException(
            "factors must be finite, but item '%s' has %s"
                .formatted(itemIds.get(i / factors.columns()), factors.values()[i]));
      }
    }
  }
}
