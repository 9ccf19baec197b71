package io.leat.flink.events;

import io.leat.core.profile.Action;
import io.leat.data.Event;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * The part of an {@link Event} that the pipeline learns from; small, because every event of the
 * history is sorted several times.
 *
 * @param time epoch milliseconds
 * @param itemId null for searches and impressions
 * @param value a rating's value
 * @param orderId which purchases share
 * @param query the words of a search; null for all other actions
 * @param position when the log received it, epoch microseconds: see {@code LogRecord}; {@value
 *     #BEFORE_THE_LOG} for what was imported
 */
@TypeInfo(InteractionSerializer.Type.class)
public record Interaction(
    String eventId,
    @Nullable String userId,
    @Nullable String sessionId,
    Action action,
    long time,
    @Nullable String itemId,
    @Nullable Double value,
    @Nullable String orderId,
    @Nullable String query,
    long position) {
  /** The position of whatever was imported rather than received. */
  public static final long BEFORE_THE_LOG = 0;

  private static final String USER = "user ";
  private static final String SESSION = "session ";

  /** An imported event. */
  public static Interaction of(Event event) {
    return of(event, BEFORE_THE_LOG);
  }

  public static Interaction of(Event event, long position) {
    return new Interaction(
        event.eventId(),
        event.userId(),
        event.sessionId(),
        event.action(),
        event.timestamp().toEpochMilli(),
        event.itemId(),
        event.value(),
        event.orderId(),
        event.action() == Action.SEARCH ? event.query() : null,
        position);
  }

  /** The same act, counted for this user. */
  public Interaction by(String user) {
    return new Interaction(
        eventId, user, sessionId, action, time, itemId, value, orderId, query, position);
  }

  /** Key of whoever acted: a user, or a session of which no user is known. */
  public String person() {
    return userId == null ? session() : user(userId);
  }

  /** Key of the session, whoever acted in it. */
  public String session() {
    return session(Objects.requireNonNull(sessionId, "sessionId"));
  }

  /** The {@link #person} key of a user. */
  public static String user(String userId) {
    return USER + userId;
  }

  /** The {@link #person} key of a session. */
  public static String session(String sessionId) {
    return SESSION + sessionId;
  }

  /** The user's or the session's id in a key of {@link #person}. */
  public static String idOf(String person) {
    return person.substring((isUser(person) ? USER : SESSION).length());
  }

  /** Whether a key of {@link #person} is a user's. */
  public static boolean isUser(String person) {
    return person.startsWith(USER);
  }

  /**
   * When it was received, epoch microseconds: what late and duplicate are decided by. An imported
   * event was received when it happened.
   */
  public long receivedAt() {
    return position == BEFORE_THE_LOG ? time * 1000 : position;
  }

  public long epochSecond() {
    return Math.floorDiv(time, 1000);
  }
}
