package io.leat.flink.events;

import io.leat.core.profile.Action;
import io.leat.data.Event;
import org.jspecify.annotations.Nullable;

/**
 * The part of an {@link Event} that the pipeline learns from; small, because every event of the
 * history is sorted several times.
 *
 * @param time epoch milliseconds
 * @param itemId null for searches and impressions
 * @param value a rating's value
 * @param orderId which purchases share
 */
public record Interaction(
    String eventId,
    @Nullable String userId,
    @Nullable String sessionId,
    Action action,
    long time,
    @Nullable String itemId,
    @Nullable Double value,
    @Nullable String orderId) {

  private static final String USER = "user ";

  public static Interaction of(Event event) {
    return new Interaction(
        event.eventId(),
        event.userId(),
        event.sessionId(),
        event.action(),
        event.timestamp().toEpochMilli(),
        event.itemId(),
        event.value(),
        event.orderId());
  }

  /** The same act, counted for this user. */
  public Interaction by(String user) {
    return new Interaction(eventId, user, sessionId, action, time, itemId, value, orderId);
  }

  /** Key of whoever acted: a user, or a session of which no user is known. */
  public String person() {
    return userId == null ? "session " + sessionId : USER + userId;
  }

  /** Whether a key of {@link #person} is a user's. */
  public static boolean isUser(String person) {
    return person.startsWith(USER);
  }

  public long epochSecond() {
    return Math.floorDiv(time, 1000);
  }
}
