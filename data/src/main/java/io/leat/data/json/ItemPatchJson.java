package io.leat.data.json;

import io.leat.data.ItemPatch;
import io.leat.data.Parsed;

/** {@link ItemPatch} to and from one line of JSON; {@code "price":null} is an unknown price. */
public final class ItemPatchJson {
  private ItemPatchJson() {}

  /** The patch, or all that is wrong with the line. */
  public static Parsed<ItemPatch> parse(String line) {
    return JsonLine.parse(line, new ItemPatchLine());
  }

  /** One line without its end. */
  public static String write(ItemPatch patch) {
    LineWriter line = new LineWriter().text("item_id", patch.itemId());
    if (patch.changesPrice()) {
      line = patch.price() == null ? line.nothing("price") : line.number("price", patch.price());
    }
    return (patch.inStock() == null ? line : line.flag("in_stock", patch.inStock())).end(null);
  }
}
