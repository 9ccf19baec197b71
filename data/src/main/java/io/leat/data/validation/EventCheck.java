package io.leat.data.validation;

import io.leat.core.profile.Action;
import io.leat.data.Event;
import io.leat.data.Fault;
import io.leat.data.Line;
import io.leat.data.LongHashSet;
import io.leat.data.TextHash;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is counted of events, and what only shows across them. */
final class EventCheck {
  /** The kind of the warning of an event that lies in the future. */
  static final String FUTURE_TIME = "future_time";

  private final String file;
  private final Instant now;
  private final CatalogueCheck catalogue;
  private final FaultTally warnings;
  private final LongHashSet ids = new LongHashSet();
  private final LongHashSet users = new LongHashSet();
  private final LongHashSet sessions = new LongHashSet();
  private final Map<Action, Long> byAction = new EnumMap<>(Action.class);
  private long events;
  private @Nullable Instant first;
  private @Nullable Instant last;

  EventCheck(String file, Instant now, CatalogueCheck catalogue, FaultTally warnings) {
    this.file = file;
    this.now = now;
    this.catalogue = catalogue;
    this.warnings = warnings;
  }

  /** Counts an event; or gives the reason why it is not taken. */
  @Nullable Fault add(Line line, Event event) {
    if (!ids.add(TextHash.of(event.eventId()))) {
      return new Fault(
          Fault.DUPLICATE_EVENT,
          "event_id",
          event.eventId(),
          "is the id of an earlier line too",
          "remove the copy, or give each event an id of its own");
    }
    events++;
    byAction.merge(event.action(), 1L, Long::sum);
    if (event.userId() != null) {
      users.add(TextHash.of(event.userId()));
    }
    if (event.sessionId() != null) {
      sessions.add(TextHash.of(event.sessionId()));
    }
    time(line, event.timestamp());
    if (event.itemId() != null) {
      catalogue.touch(file, line, "item_id", event.itemId());
    }
    for (String shown : event.itemIds()) {
      catalogue.touch(file, line, "item_ids", shown);
    }
    return null;
  }

  private void time(Line line, Instant time) {
    if (first == null || time.isBefore(first)) {
      first = time;
    }
    if (last == null || time.isAfter(last)) {
      last = time;
    }
    if (time.isAfter(now)) {
      warnings.add(
          file,
          line.number(),
          new Fault(
              FUTURE_TIME,
              "timestamp",
              time.toString(),
              "is in the future",
              "check the time zone and the clock of whatever wrote it"));
    }
  }

  long events() {
    return events;
  }

  long users() {
    return users.size();
  }

  long sessions() {
    return sessions.size();
  }

  Map<Action, Long> byAction() {
    return byAction;
  }

  @Nullable Instant first() {
    return first;
  }

  @Nullable Instant last() {
    return last;
  }
}
