package io.leat.data.json;

import io.leat.data.ItemChange;
import io.leat.data.Parsed;

/**
 * One of many changes of the catalogue, as shops send them.
 *
 * <pre>
 * {"item_id":"L-17","title":"Brass table lamp", ...}             a whole item
 * {"op":"put","item_id":"L-17","item":{"title": ...}}            the same
 * {"op":"patch","item_id":"L-17","item":{"price":9.5}}           price or stock
 * {"op":"delete","item_id":"L-17"}
 * </pre>
 */
public final class ItemChangeJson {
  private ItemChangeJson() {}

  /** The change, or all that is wrong with the text. Never throws on account of the text. */
  public static Parsed<ItemChange> parse(String text) {
    return JsonRows.names(text).contains("op")
        ? JsonLine.parse(text, new ItemChangeLine())
        : ItemJson.parse(text).map(ItemChange.Put::new);
  }
}
