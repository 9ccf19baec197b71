package io.leat.data;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One product of the catalogue: a line of {@code items.jsonl}.
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
    @Nullable String unknownFields) {}
