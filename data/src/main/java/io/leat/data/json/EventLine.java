package io.leat.data.json;

import io.leat.core.profile.Action;
import io.leat.data.Event;
import io.leat.data.Fault;
import io.leat.data.FieldRules;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An event while its line is read. */
final class EventLine implements LineRecord<Event> {
  private static final Map<String, Action> ACTIONS =
      Arrays.stream(Action.values())
          .collect(Collectors.toUnmodifiableMap(Action::externalName, Function.identity()));
  private static final String ACTION_NAMES =
      Arrays.stream(Action.values()).map(Action::externalName).collect(Collectors.joining(", "));

  private final @Nullable Instant absentTime;
  private @Nullable String eventId;
  private @Nullable String userId;
  private @Nullable String sessionId;
  private @Nullable Action action;
  private @Nullable Instant timestamp;
  private @Nullable String itemId;
  private List<String> itemIds = List.of();
  private @Nullable String query;
  private @Nullable String queryId;
  private @Nullable Integer position;
  private @Nullable Integer quantity;
  private @Nullable Double price;
  private @Nullable Double value;
  private @Nullable String orderId;
  private @Nullable String surface;
  private @Nullable String experiment;
  private @Nullable String variant;

  /**
   * @param absentTime of an event that does not say its own; null where each must
   */
  EventLine(@Nullable Instant absentTime) {
    this.absentTime = absentTime;
  }

  @Override
  public boolean take(String field, FieldReader reader) throws IOException {
    switch (field) {
      case "event_id" -> eventId = reader.id();
      case "user_id" -> userId = reader.id();
      case "session_id" -> sessionId = reader.id();
      case "action" -> action = action(reader);
      case "timestamp" -> timestamp = reader.time();
      case "item_id" -> itemId = reader.id();
      case "item_ids" -> itemIds = reader.labels();
      case "query" -> query = reader.text(FieldRules.MAX_TEXT_BYTES);
      case "query_id" -> queryId = reader.id();
      case "position" -> position = reader.count();
      case "quantity" -> quantity = reader.count();
      case "price" -> price = reader.price();
      case "value" -> value = reader.finite();
      case "order_id" -> orderId = reader.id();
      case "surface" -> surface = reader.label();
      case "experiment" -> experiment = reader.label();
      case "variant" -> variant = reader.label();
      default -> {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Action action(FieldReader reader) throws IOException {
    String name = reader.id();
    Action action = name == null ? null : ACTIONS.get(name);
    if (name != null && action == null) {
      reader.report(
          new Fault(
              Fault.UNKNOWN_ACTION,
              "action",
              name,
              "is not an action",
              "write one of " + ACTION_NAMES));
    }
    return action;
  }

  @Override
  public void check(FieldReader reader) {
    reader.require("event_id", "add an id that no other event has");
    reader.require("action", "add one of " + ACTION_NAMES);
    if (absentTime == null) {
      reader.require("timestamp", "add the time, as 2026-03-01T12:00:00Z");
    }
    if (!reader.has("user_id") && !reader.has("session_id")) {
      reader.report(FieldRules.actorMissing());
    }
    if (action == null) {
      return;
    }
    if (action.needsItem() && !reader.has("item_id")) {
      reader.report(FieldRules.itemMissing(action));
    }
    if (action == Action.RATING) {
      checkRating(reader, "value", value);
    }
  }

  static void checkRating(FieldReader reader, String field, @Nullable Double value) {
    if (!reader.has(field)) {
      reader.report(FieldRules.ratingMissing());
    } else if (value != null) {
      reader.report(FieldRules.rating(value));
    }
  }

  @Override
  public Event build(FieldReader reader) {
    return new Event(
        Objects.requireNonNull(eventId),
        userId,
        sessionId,
        Objects.requireNonNull(action),
        Objects.requireNonNull(timestamp == null ? absentTime : timestamp),
        itemId,
        itemIds,
        query,
        queryId,
        position,
        quantity,
        price,
        value,
        orderId,
        surface,
        experiment,
        variant,
        reader.unknownFields());
  }
}
