package io.leat.search.intake;

import io.leat.data.Event;
import io.leat.data.Fault;
import io.leat.data.Parsed;
import io.leat.data.json.EventJson;
import io.leat.data.json.IncomingEventJson;
import io.leat.data.log.EventLog;
import io.leat.data.log.LogEntry;
import io.leat.data.log.LogKind;
import io.leat.search.counters.SurfaceCounters;
import io.leat.search.live.LiveMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes events into the log, each once. Safe for use by many threads. */
public final class EventIntake {
  /** What clocks of shops and of this machine may differ by. */
  private static final Duration FURTHEST_AHEAD = Duration.ofMinutes(5);

  private final EventLog log;
  private final LiveMemory memory;
  private final InstantSource clock;
  private final SurfaceCounters counters;

  /**
   * @param counters told of each accepted event
   */
  public EventIntake(
      EventLog log, LiveMemory memory, InstantSource clock, SurfaceCounters counters) {
    this.log = log;
    this.counters = counters;
    this.memory = memory;
    this.clock = clock;
  }

  /**
   * Takes every event of a body that is valid and new. When this returns, those accepted are
   * durable, and the live memory has them.
   *
   * @param body one event, an array, or {@code {"events":[...]}}; each flat or UBI
   * @throws io.leat.data.json.JsonShapeException when the body is none of these
   * @throws TooManyRowsException when there are more than 10,000
   * @throws io.leat.data.log.LogException when the log takes nothing; nothing was accepted then
   */
  public IntakeAnswer accept(String body) {
    List<String> rows = RowLimits.rows(body, "events");
    Batch batch = new Batch(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    for (int index = 0; index < rows.size(); index++) {
      batch.add(index, rows.get(index));
    }
    return batch.append();
  }

  private final class Batch {
    private final Instant now;
    private final List<Event> events = new ArrayList<>();
    private final List<LogEntry> entries = new ArrayList<>();
    private final List<Rejection> rejected = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private int duplicates;

    Batch(Instant now) {
      this.now = now;
    }

    void add(int index, String row) {
      Fault tooLong = RowLimits.length(row);
      if (tooLong != null) {
        rejected.add(Rejection.of(index, List.of(tooLong)));
        return;
      }
      switch (IncomingEventJson.parse(row, now)) {
        case Parsed.Invalid<Event> invalid -> rejected.add(Rejection.of(index, invalid.faults()));
        case Parsed.Valid<Event> valid -> add(index, valid.value());
      }
    }

    private void add(int index, Event event) {
      Fault future = future(event.timestamp());
      if (future != null) {
        rejected.add(Rejection.of(index, List.of(future)));
      } else if (!ids.add(event.eventId()) || memory.eventIds().contains(event.eventId())) {
        duplicates++;
      } else {
        events.add(event);
        entries.add(new LogEntry(key(event), LogKind.EVENT, EventJson.write(event)));
      }
    }

    private @Nullable Fault future(Instant time) {
      return time.isAfter(now.plus(FURTHEST_AHEAD))
          ? new Fault(
              Fault.OUT_OF_RANGE,
              "timestamp",
              time.toString(),
              "is in the future: here it is %s".formatted(now),
              "check the time zone and the clock of whatever wrote it")
          : null;
    }

    IntakeAnswer append() {
      if (entries.isEmpty()) {
        return new IntakeAnswer(0, duplicates, rejected);
      }
      long[] stamps = log.append(entries);
      int accepted = 0;
      for (int i = 0; i < stamps.length; i++) {
        // Another request may have brought the same event meanwhile: the log then has it twice,
        // as whoever reads it expects, and here it counts once.
        if (memory.event(stamps[i], events.get(i))) {
          accepted++;
          counters.acted(events.get(i));
        } else {
          duplicates++;
        }
      }
      return new IntakeAnswer(accepted, duplicates, rejected);
    }
  }

  private static String key(Event event) {
    return Objects.requireNonNullElse(
        event.userId(), Objects.requireNonNullElse(event.sessionId(), ""));
  }
}
