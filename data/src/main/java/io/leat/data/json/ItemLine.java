package io.leat.data.json;

import io.leat.data.FieldRules;
import io.leat.data.Item;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An item while its line is read. */
final class ItemLine implements LineRecord<Item> {
  private final @Nullable String givenId;
  private @Nullable String itemId;
  private @Nullable String title;
  private @Nullable String description;
  private @Nullable String brand;
  private List<String> categories = List.of();
  private @Nullable Double price;
  private @Nullable String currency;
  private @Nullable Boolean inStock;
  private Map<String, List<String>> attributes = Map.of();
  private @Nullable String imageUrl;
  private @Nullable String language;
  private @Nullable Instant createdAt;
  private @Nullable String groupId;
  private List<String> identifiers = List.of();

  /**
   * @param givenId by which the item goes already: its line need not say it, and may say no other;
   *     null where the line must
   */
  ItemLine(@Nullable String givenId) {
    this.givenId = givenId;
  }

  @Override
  public boolean take(String field, FieldReader reader) throws IOException {
    switch (field) {
      case "item_id" -> itemId = reader.id();
      case "title" -> title = reader.title();
      case "description" -> description = reader.text(Integer.MAX_VALUE);
      case "brand" -> brand = reader.label();
      case "categories" -> categories = reader.labels();
      case "price" -> price = reader.price();
      case "currency" -> currency = reader.text((name, value) -> FieldRules.currency(value));
      case "in_stock" -> inStock = reader.flag();
      case "attributes" -> attributes = reader.attributes();
      case "image_url" -> imageUrl = reader.text((name, value) -> FieldRules.imageUrl(value));
      case "language" -> language = reader.text((name, value) -> FieldRules.language(value));
      case "created_at" -> createdAt = reader.time();
      case "group_id" -> groupId = reader.id();
      case "identifiers" -> identifiers = reader.labels();
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public void check(FieldReader reader) {
    if (givenId == null) {
      reader.require("item_id", "add the id under which events name the item");
    } else {
      GivenId.check(reader, givenId, itemId);
    }
    reader.require("title", "add the product's name");
  }

  @Override
  public Item build(FieldReader reader) {
    return new Item(
        Objects.requireNonNull(itemId == null ? givenId : itemId),
        Objects.requireNonNull(title),
        description,
        brand,
        categories,
        price,
        currency,
        inStock == null || inStock,
        attributes,
        imageUrl,
        language,
        createdAt,
        groupId,
        identifiers,
        reader.unknownFields());
  }
}
