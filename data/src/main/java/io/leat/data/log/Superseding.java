package io.leat.data.log;

import java.util.HashMap;
import java.util.Map;

/** Of each item, when it was last given a whole state: all before is of no use any more. */
final class Superseding {
  private final Map<String, Long> lastState = new HashMap<>();

  /** To be told all records, in order, before any question. */
  void add(LogRecord record) {
    if (record.kind() == LogKind.ITEM || record.kind() == LogKind.ITEM_DELETION) {
      String itemId = RecordKeys.of(record).itemId();
      if (itemId != null) {
        lastState.put(itemId, record.receivedAt());
      }
    }
  }

  /** Whether a later state makes the record needless. */
  boolean superseded(LogRecord record) {
    return switch (record.kind()) {
      case ITEM, ITEM_PATCH, ITEM_DELETION -> {
        String itemId = RecordKeys.of(record).itemId();
        yield itemId != null && lastState.getOrDefault(itemId, 0L) > record.receivedAt();
      }
      case EVENT, CONSENT, FORGET -> false;
    };
  }
}
