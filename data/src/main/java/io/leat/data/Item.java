package io.leat.data;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One product of the catalogue: a line of {@code items.jsonl}.
 *
 * <p>Immutable. The constructor copies the collections and throws {@link IllegalArgumentException},
 * naming field and value, where a value breaks the {@link FieldRules}.
 *
 * @param categories paths from the root, {@code "Home > Lighting"}
 * @param inStock true where the line does not say
 * @param attributes every value as text; a scalar is a list of one
 * @param groupId variants of one product share it
 * @param identifiers SKU, EAN and the like, found by exact match
 * @param unknownFields the fields this version does not know, as the text of one JSON object; kept,
 *     not interpreted
 */
public record Item(
    String itemId,
    String title,
    @Nullable String description,
    @Nullable String brand,
    List<String> categories,
    @Nullable Double price,
    @Nullable String currency,
    boolean inStock,
    Map<String, List<String>> attributes,
    @Nullable String imageUrl,
    @Nullable String language,
    @Nullable Instant createdAt,
    @Nullable String groupId,
    List<String> identifiers,
    @Nullable String unknownFields) {

  public Item {
    FieldRules.enforcePresent("item_id", itemId);
    FieldRules.enforceId("item_id", itemId);
    FieldRules.enforcePresent("title", title);
    FieldRules.enforce(FieldRules.title(title));
    FieldRules.enforceText(
        description, text -> FieldRules.text("description", text, Integer.MAX_VALUE));
    if (price != null) {
      FieldRules.enforce(FieldRules.price("price", price));
    }
    if (createdAt != null) {
      FieldRules.enforce(FieldRules.time("created_at", createdAt));
    }
    FieldRules.enforceText(currency, FieldRules::currency);
    FieldRules.enforceText(imageUrl, FieldRules::imageUrl);
    FieldRules.enforceText(language, FieldRules::language);
    FieldRules.enforceId("brand", brand);
    FieldRules.enforceId("group_id", groupId);
    categories = List.copyOf(categories);
    categories.forEach(category -> FieldRules.enforceId("categories", category));
    identifiers = List.copyOf(identifiers);
    identifiers.forEach(identifier -> FieldRules.enforceId("identifiers", identifier));
    attributes = copy(attributes);
    unknownFields = FieldRules.unknownFields(unknownFields);
  }

  private static Map<String, List<String>> copy(Map<String, List<String>> attributes) {
    if (attributes.isEmpty()) {
      return Map.of();
    }
    // Linked: what was read in one order is written in that order.
    Map<String, List<String>> copy = new LinkedHashMap<>();
    attributes.forEach(
        (name, values) -> {
          FieldRules.enforceId("attributes", name);
          copy.put(name, List.copyOf(values));
          values.forEach(
              value ->
                  FieldRules.enforce(
                      FieldRules.text("attributes", value, FieldRules.MAX_TEXT_BYTES)));
        });
    return Collections.unmodifiableMap(copy);
  }
}
