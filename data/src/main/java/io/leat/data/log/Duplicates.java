package io.leat.data.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells the events that repeat an earlier one's id within a horizon. An event from the future is
 * nobody's original: a job may have rejected it and then taken its repetition.
 */
final class Duplicates {
  private final long horizonMicros;

  /** Stamps of the originals by event id, oldest first. */
  private final Map<String, Long> originals = new LinkedHashMap<>();

  Duplicates(Duration horizon) {
    this.horizonMicros = TimeUnit.MICROSECONDS.convert(horizon);
  }

  /** To be asked of all events, in order. */
  boolean isDuplicate(LogRecord event, RecordKeys keys) {
    String eventId = keys.eventId();
    if (eventId == null) {
      return false;
    }
    forgetBefore(event.receivedAt() - horizonMicros);
    if (originals.containsKey(eventId)) {
      return true;
    }
    if (isPast(keys.timestamp(), event.receivedAt())) {
      originals.put(eventId, event.receivedAt());
    }
    return false;
  }

  private void forgetBefore(long stamp) {
    Iterator<Long> stamps = originals.values().iterator();
    while (stamps.hasNext() && stamps.next() < stamp) {
      stamps.remove();
    }
  }

  private static boolean isPast(@Nullable Instant timestamp, long receivedAt) {
    return timestamp != null && FileEventLog.micros(timestamp) <= receivedAt;
  }
}
