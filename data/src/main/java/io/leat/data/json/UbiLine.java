package io.leat.data.json;

import io.leat.core.profile.Action;
import io.leat.data.Event;
import io.leat.data.Fault;
import io.leat.data.FieldRules;
import io.leat.data.TextHash;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A query or event object of User Behavior Insights 1.3.0 while it is read.
 *
 * <pre>
 * {"action_name":"click","user_id":"u7","client_id":"c3","query_id":"q-2",     a click of u7 in c3
 *  "timestamp":"2026-03-01T12:00:00Z",                                        on L-17 at rank 2
 *  "event_attributes":{"object":{"object_id":"L-17"},"position":{"ordinal":2}}}
 *
 * {"user_query":"lamp","client_id":"c3","query_id":"q-2",                      a search in c3
 *  "query_response_hit_ids":["L-17","L-18"]}
 * </pre>
 *
 * What has no field of ours, and the attributes whole, are kept as unknown fields.
 *
 * @see <a href="https://github.com/o19s/ubi">The specification and its schemas</a>
 */
final class UbiLine implements LineRecord<Event> {
  /** Fields by which such an object is known. */
  static final Set<String> TELLING =
      Set.of("action_name", "user_query", "query_response_id", "query_response_hit_ids");

  private static final String OBJECT_ID = "event_attributes.object.object_id";
  private static final String VALUE = "event_attributes.value";

  /** The specification's own names, those that its collectors use, and ours. */
  private static final Map<String, Action> ACTIONS = new TreeMap<>();

  static {
    for (Action action : Action.values()) {
      ACTIONS.put(action.externalName(), action);
    }
    for (String name : List.of("click_through", "item_click", "product_click")) {
      ACTIONS.put(name, Action.CLICK);
    }
    for (String name : List.of("watch", "item_view", "product_view")) {
      ACTIONS.put(name, Action.VIEW);
    }
    ACTIONS.put("buy", Action.PURCHASE);
    ACTIONS.put("item_impression", Action.IMPRESSION);
    ACTIONS.put("on_search", Action.SEARCH);
    ACTIONS.put("query", Action.SEARCH);
  }

  private final String text;
  private final Instant now;
  private @Nullable String eventId;
  private @Nullable Action action;
  private @Nullable String userId;
  private @Nullable String sessionId;
  private @Nullable String clientId;
  private @Nullable Instant timestamp;
  private @Nullable String queryId;
  private @Nullable String userQuery;
  private @Nullable String message;
  private @Nullable String application;
  private List<String> hitIds = List.of();
  private @Nullable String objectId;
  private @Nullable Integer position;
  private @Nullable String attributesUserId;
  private @Nullable String attributesSessionId;
  private @Nullable Integer quantity;
  private @Nullable Double price;
  private @Nullable Double value;
  private @Nullable String orderId;

  /**
   * @param text the whole object, of which an event without id gets one
   * @param now the time of an event that does not say its own
   */
  UbiLine(String text, Instant now) {
    this.text = text;
    this.now = now;
  }

  @Override
  public boolean take(String field, FieldReader reader) throws IOException {
    switch (field) {
      case "event_id" -> eventId = reader.label();
      case "action_name" -> action = action(reader);
      case "user_id" -> userId = reader.label();
      case "session_id" -> sessionId = reader.label();
      case "client_id" -> {
        clientId = reader.label();
        reader.keepRead();
      }
      case "timestamp" -> timestamp = reader.time(Timestamps::parseOrUtc);
      case "query_id" -> queryId = reader.label();
      case "user_query" -> userQuery = reader.text(FieldRules.MAX_TEXT_BYTES);
      case "message" -> {
        message = reader.text(FieldRules.MAX_TEXT_BYTES);
        reader.keepRead();
      }
      case "application" -> application = reader.label();
      case "query_response_id" -> {
        reader.text(FieldRules.MAX_TEXT_BYTES);
        reader.keepRead();
      }
      case "query_response_hit_ids" -> hitIds = reader.labels();
      case "event_attributes" -> {
        reader.object(this::takeAttribute);
        reader.keepRead();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Action action(FieldReader reader) throws IOException {
    String name = reader.id();
    if (name == null) {
      return null;
    }
    Action action = ACTIONS.get(name.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_'));
    if (action == null) {
      reader.report(
          new Fault(
              Fault.UNKNOWN_ACTION,
              "action_name",
              name,
              "is not a known action",
              "write one of " + String.join(", ", ACTIONS.keySet())));
    }
    return action;
  }

  private boolean takeAttribute(String name, FieldReader reader) throws IOException {
    switch (name) {
      case "object" -> reader.object(this::takeObject);
      case "position" -> reader.object(this::takePosition);
      case "user_id" -> attributesUserId = reader.label();
      case "session_id" -> attributesSessionId = reader.label();
      case "quantity" -> quantity = reader.count();
      case "price" -> price = reader.price();
      case "value" -> value = reader.finite();
      case "order_id" -> orderId = reader.label();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean takeObject(String name, FieldReader reader) throws IOException {
    if (!name.equals("object_id")) {
      return false;
    }
    objectId = reader.idOrNumber();
    return true;
  }

  /** Collectors that count from 0 say nothing wrong by UBI, and nothing that a rank can hold. */
  private boolean takePosition(String name, FieldReader reader) throws IOException {
    if (!name.equals("ordinal")) {
      return false;
    }
    Double ordinal = reader.finite();
    if (ordinal != null && ordinal >= 1 && ordinal <= Integer.MAX_VALUE) {
      position = ordinal.intValue();
    }
    return true;
  }

  @Override
  public void check(FieldReader reader) {
    if (TELLING.stream().noneMatch(reader::has)) {
      reader.require("action_name", "add one of " + String.join(", ", ACTIONS.keySet()));
    }
    if (user() == null && session() == null) {
      reader.report(
          FieldRules.missing(
              "client_id", "add user_id, session_id or client_id: an event is somebody's"));
    }
    if (action != null && action.needsItem() && !reader.has(OBJECT_ID)) {
      reader.report(
          FieldRules.missing(
              OBJECT_ID, "a %s is of an item: add its id".formatted(action.externalName())));
    }
    if (action == Action.RATING) {
      EventLine.checkRating(reader, VALUE, value);
    }
  }

  private @Nullable String user() {
    return userId == null ? attributesUserId : userId;
  }

  private @Nullable String session() {
    String session = sessionId == null ? attributesSessionId : sessionId;
    return session == null ? clientId : session;
  }

  /** Of the object's text; of one without a time, sent at two times, also of that. */
  private String contentId() {
    return "ubi-" + TextHash.hex(timestamp == null ? text + now : text);
  }

  @Override
  public Event build(FieldReader reader) {
    Action done = action == null ? Action.SEARCH : action;
    return new Event(
        eventId == null ? contentId() : eventId,
        user(),
        session(),
        done,
        Objects.requireNonNullElse(timestamp, now),
        objectId,
        hitIds,
        userQuery == null && done == Action.SEARCH ? message : userQuery,
        queryId,
        position,
        quantity,
        price,
        value,
        orderId,
        application,
        null,
        null,
        reader.unknownFields());
  }
}
