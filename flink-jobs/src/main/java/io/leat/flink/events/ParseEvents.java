package io.leat.flink.events;

import io.leat.data.Event;
import io.leat.data.Fault;
import io.leat.data.Parsed;
import io.leat.data.json.EventJson;
import io.leat.flink.Counters;
import io.leat.flink.source.SourceLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lines to events; what is wrong goes to {@link Rejects#OUTPUT} with all its faults.
 *
 * <p>A time far in the future is a fault here although the line by itself is well-formed: "now" is
 * the time of the newest event, so that a single slip ("2062") would let everyone's interests decay
 * to nothing.
 */
public final class ParseEvents extends ProcessFunction<SourceLine, EventLine> {
  private static final long serialVersionUID = 1;

  /** How far an event may be ahead of the clock: time zones, wrong clocks, generated shops. */
  private static final Duration AHEAD = Duration.ofDays(366);

  private final long latest;

  /**
   * @param clock the time at which the job starts
   */
  public ParseEvents(Instant clock) {
    this.latest = clock.plus(AHEAD).toEpochMilli();
  }

  @Override
  public void processElement(SourceLine source, Context context, Collector<EventLine> out) {
    getRuntimeContext().getLongCounter(Counters.EVENT_LINES).add(1);
    switch (source.parse(EventJson::parse)) {
      case Parsed.Valid<Event> valid -> {
        Interaction event = Interaction.of(valid.value());
        if (event.time() <= latest) {
          out.collect(new EventLine(event, source));
        } else {
          reject(source, List.of(future(valid.value().timestamp())), context);
        }
      }
      case Parsed.Invalid<Event> invalid -> reject(source, invalid.faults(), context);
    }
  }

  private void reject(SourceLine source, List<Fault> faults, Context context) {
    context.output(Rejects.OUTPUT, Rejects.count(getRuntimeContext(), source, faults));
  }

  private static Fault future(Instant time) {
    return new Fault(
        "future_time",
        "timestamp",
        time.toString(),
        "is more than a year ahead of this computer's clock",
        "check the year, and the clock of whatever wrote it");
  }
}
