package io.leat.data.json;

import io.leat.data.Item;
import io.leat.data.Parsed;

/** {@link Item} to and from one line of JSON. Stateless; safe for use by many threads. */
public final class ItemJson {
  private ItemJson() {}

  /** The item, or all that is wrong with the line. Never throws on account of the line. */
  public static Parsed<Item> parse(String line) {
    return JsonLine.parse(line, new ItemLine(null));
  }

  /**
   * The same of a text that need not name the item.
   *
   * @param itemId the item's id; a text that names another has a fault
   */
  public static Parsed<Item> parse(String text, String itemId) {
    return JsonLine.parse(text, new ItemLine(itemId));
  }

  /** One line without its end; absent fields are left out, unknown fields are put back. */
  public static String write(Item item) {
    return new LineWriter()
        .text("item_id", item.itemId())
        .text("title", item.title())
        .text("description", item.description())
        .text("brand", item.brand())
        .texts("categories", item.categories())
        .number("price", item.price())
        .text("currency", item.currency())
        .flag("in_stock", item.inStock())
        .attributes("attributes", item.attributes())
        .text("image_url", item.imageUrl())
        .text("language", item.language())
        .time("created_at", item.createdAt())
        .text("group_id", item.groupId())
        .texts("identifiers", item.identifiers())
        .end(item.unknownFields());
  }
}
