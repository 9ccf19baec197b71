package io.leat.data.imports;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The two kinds of record that rows become. */
enum Target {
  ITEM,
  EVENT;

  private static final Map<String, Cell> ITEM_FIELDS =
      inOrder(
          Map.entry("item_id", Cell.TEXT),
          Map.entry("title", Cell.TEXT),
          Map.entry("description", Cell.TEXT),
          Map.entry("brand", Cell.TEXT),
          Map.entry("categories", Cell.LIST),
          Map.entry("price", Cell.NUMBER),
          Map.entry("currency", Cell.TEXT),
          Map.entry("in_stock", Cell.FLAG),
          Map.entry("image_url", Cell.TEXT),
          Map.entry("language", Cell.TEXT),
          Map.entry("created_at", Cell.TIME),
          Map.entry("group_id", Cell.TEXT),
          Map.entry("identifiers", Cell.LIST));

  private static final Map<String, Cell> EVENT_FIELDS =
      inOrder(
          Map.entry("event_id", Cell.TEXT),
          Map.entry("user_id", Cell.TEXT),
          Map.entry("session_id", Cell.TEXT),
          Map.entry("action", Cell.ACTION),
          Map.entry("timestamp", Cell.TIME),
          Map.entry("item_id", Cell.TEXT),
          Map.entry("item_ids", Cell.LIST),
          Map.entry("query", Cell.TEXT),
          Map.entry("query_id", Cell.TEXT),
          Map.entry("position", Cell.COUNT),
          Map.entry("quantity", Cell.COUNT),
          Map.entry("price", Cell.NUMBER),
          Map.entry("value", Cell.NUMBER),
          Map.entry("order_id", Cell.TEXT),
          Map.entry("surface", Cell.TEXT),
          Map.entry("experiment", Cell.TEXT),
          Map.entry("variant", Cell.TEXT));

  /** The fields that a column can fill, in the order in which they are told to the user. */
  Map<String, Cell> fields() {
    return switch (this) {
      case ITEM -> ITEM_FIELDS;
      case EVENT -> EVENT_FIELDS;
    };
  }

  @SafeVarargs
  private static Map<String, Cell> inOrder(Map.Entry<String, Cell>... entries) {
    Map<String, Cell> fields = new LinkedHashMap<>();
    for (Map.Entry<String, Cell> entry : entries) {
      fields.put(entry.getKey(), entry.getValue());
    }
    return Collections.unmodifiableMap(fields);
  }
}
