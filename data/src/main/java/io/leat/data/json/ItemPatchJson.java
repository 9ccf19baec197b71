package io.leat.data.json;

import io.leat.data.ItemPatch;
import io.leat.data.Parsed;

/** {@link ItemPatch} to and from one line of JSON, in which a price of null is unknown. */
public final class ItemPatchJson {
  private ItemPatchJson() {}

  /** The patch, or all that is wrong with the line. Never throws on account of the line. */
  public static Parsed<ItemPatch> parse(String line) {
    return JsonLine.parse(line, new ItemPatchLine(null));
  }

  /**
   * The same of a text that need not name the item.
   *
   * @param itemId the item's id; a text that names another has a fault
   */
  public static Parsed<ItemPatch> parse(String text, String itemId) {
    return JsonLine.parse(text, new ItemPatchLine(itemId));
  }

  /** One line without its end. */
  public static String write(ItemPatch patch) {
    LineWriter writer = new LineWriter().text("item_id", patch.itemId());
    if (patch.changesPrice() && patch.price() == null) {
      writer = writer.absent("price");
    }
    writer = writer.number("price", patch.price());
    return (patch.inStock() == null ? writer : writer.flag("in_stock", patch.inStock())).end(null);
  }
}
