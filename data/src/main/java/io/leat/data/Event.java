package io.leat.data;

import io.leat.core.profile.Action;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing a shopper did: a line of {@code events.jsonl}. At least one of user and session is
 * present; an event with both links the two.
 *
 * @param itemId required but for searches and impressions
 * @param itemIds the items shown, for impressions and searches
 * @param position rank at which the item was shown, from 1
 * @param value a rating's value, 1 to 5
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
    @Nullable String unknownFields) {}
