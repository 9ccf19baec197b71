package io.leat.data;

import io.leat.core.profile.Action;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing a shopper did: a line of {@code events.jsonl}. At least one of user and session is
 * present; an event with both links the two.
 *
 * <p>Immutable. The constructor copies the list and throws {@link IllegalArgumentException}, naming
 * field and value, where a value breaks the {@link FieldRules}.
 *
 * @param itemId required but for searches and impressions
 * @param itemIds the items shown, for impressions and searches
 * @param position rank at which the item was shown, from 1
 * @param value a rating's value, 1 to 5; with any other action, a number of the shop's own
 * @param unknownFields as in {@link Item}
 */
public record Event(
    String eventId,
    @Nullable String userId,
    @Nullable String sessionId,
    Action action,
    Instant timestamp,
    @Nullable String itemId,
    List<String> itemIds,
    @Nullable String query,
    @Nullable String queryId,
    @Nullable Integer position,
    @Nullable Integer quantity,
    @Nullable Double price,
    @Nullable Double value,
    @Nullable String orderId,
    @Nullable String surface,
    @Nullable String experiment,
    @Nullable String variant,
    @Nullable String unknownFields) {

  public Event {
    FieldRules.enforcePresent("event_id", eventId);
    FieldRules.enforceId("event_id", eventId);
    FieldRules.enforcePresent("action", action);
    FieldRules.enforceId("user_id", userId);
    FieldRules.enforceId("session_id", sessionId);
    if (userId == null && sessionId == null) {
      FieldRules.enforce(FieldRules.actorMissing());
    }
    FieldRules.enforcePresent("timestamp", timestamp);
    FieldRules.enforce(FieldRules.time("timestamp", timestamp));
    FieldRules.enforceId("item_id", itemId);
    if (itemId == null && action.needsItem()) {
      FieldRules.enforce(FieldRules.itemMissing(action));
    }
    itemIds = List.copyOf(itemIds);
    itemIds.forEach(shown -> FieldRules.enforceId("item_ids", shown));
    FieldRules.enforceText(
        query, text -> FieldRules.text("query", text, FieldRules.MAX_TEXT_BYTES));
    FieldRules.enforceId("query_id", queryId);
    FieldRules.enforceId("order_id", orderId);
    FieldRules.enforceId("surface", surface);
    FieldRules.enforceId("experiment", experiment);
    FieldRules.enforceId("variant", variant);
    if (position != null) {
      FieldRules.enforce(FieldRules.positive("position", position));
    }
    if (quantity != null) {
      FieldRules.enforce(FieldRules.positive("quantity", quantity));
    }
    if (price != null) {
      FieldRules.enforce(FieldRules.price("price", price));
    }
    if (action == Action.RATING) {
      FieldRules.enforce(value == null ? FieldRules.ratingMissing() : FieldRules.rating(value));
    } else if (value != null) {
      FieldRules.enforce(FieldRules.finite("value", value));
    }
    unknownFields = FieldRules.unknownFields(unknownFields);
  }

  /** Of which no more is known than who did what to which item, and when. */
  public static Event of(
      String eventId,
      @Nullable String userId,
      @Nullable String sessionId,
      Action action,
      Instant timestamp,
      @Nullable String itemId) {
    return new Event(
        eventId, userId, sessionId, action, timestamp, itemId, List.of(), null, null, null, null,
        null, null, null, null, null, null, null);
  }
}
