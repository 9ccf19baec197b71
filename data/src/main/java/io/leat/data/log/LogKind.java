package io.leat.data.log;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a {@link LogRecord} is about. */
public enum LogKind {
  /** A shopper's act, as {@code EventJson} writes it. */
  EVENT("event"),
  /** A whole item, new or in the place of its last state, as {@code ItemJson} writes it. */
  ITEM("item"),
  /** An item's price or stock: {@code {"item_id":"A-17","price":9.5,"in_stock":true}}. */
  ITEM_PATCH("item_patch"),
  /** The end of an item: {@code {"item_id":"A-17"}}. */
  ITEM_DELETION("item_deletion"),
  /** Whether a person wants to be known: {@code {"user_id":"u7","personalisation":false}}. */
  CONSENT("consent"),
  /** The end of all that is known of a person up to here: {@code {"user_id":"u7"}}. */
  FORGET("forget");

  private static final Map<String, LogKind> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(LogKind::fieldName, Function.identity()));

  private final String fieldName;

  LogKind(String fieldName) {
    this.fieldName = fieldName;
  }

  /** The field of a log line under which the record stands. */
  public String fieldName() {
    return fieldName;
  }

  /** The kind of this field, or null. */
  public static @Nullable LogKind of(String fieldName) {
    return BY_NAME.get(fieldName);
  }
}
