package io.leat.data.validation;

import io.leat.data.Fault;
import io.leat.data.Item;
import io.leat.data.Line;
import io.leat.data.LongHashSet;
import io.leat.data.TextHash;
import java.util.HashMap;
import java.util.Map;

/** Which items there are, by the hash of their ids, and which of them events name. */
final class CatalogueCheck {
  /** The kind of the warning of an item that a later line describes again. */
  static final String SUPERSEDED_ITEM = "superseded_item";

  /** The kind of the warning of an event whose item the catalogue lacks. */
  static final String UNKNOWN_ITEM = "unknown_item";

  private final String file;
  private final FaultTally warnings;
  private final Map<Long, Long> lastLines = new HashMap<>();
  private final LongHashSet touched = new LongHashSet();

  CatalogueCheck(String file, FaultTally warnings) {
    this.file = file;
    this.warnings = warnings;
  }

  /** The last line that describes an item wins. */
  void add(Line line, Item item) {
    Long earlier = lastLines.put(TextHash.of(item.itemId()), line.number());
    if (earlier != null) {
      warnings.add(
          file,
          earlier,
          new Fault(
              SUPERSEDED_ITEM,
              "item_id",
              item.itemId(),
              "is described again on line %,d, which wins".formatted(line.number()),
              "keep one line for each item"));
    }
  }

  /** Notes that an event names an item. */
  void touch(String eventFile, Line line, String field, String itemId) {
    long hash = TextHash.of(itemId);
    if (lastLines.containsKey(hash)) {
      touched.add(hash);
    } else {
      warnings.add(
          eventFile,
          line.number(),
          new Fault(
              UNKNOWN_ITEM,
              field,
              itemId,
              "is not in the catalogue",
              "add the item to items.jsonl; until then it is neither found nor recommended"));
    }
  }

  long items() {
    return lastLines.size();
  }

  long untouched() {
    return items() - touched.size();
  }
}
