package io.leat.flink.events;

import io.leat.data.Fault;
import io.leat.flink.Counters;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Keyed by event id: the first event passes, every later one is a reject that names the line kept.
 * A batch run sees the events of a key by time, so that the earliest is kept whatever the order of
 * the lines.
 *
 * <p>Of what the log received, an id is known for a horizon only; a repetition that was received
 * later than that is an event of its own. What decides is when both were received, never when a
 * timer fired, so that a replay decides alike. Two imported events are never told apart by time.
 */
public final class DropDuplicateEvents
    extends KeyedProcessFunction<String, EventLine, Interaction> {
  private static final long serialVersionUID = 1;

  private final long horizon;
  private transient ValueState<Kept> kept;

  public DropDuplicateEvents(Duration horizon) {
    this.horizon = horizon.toNanos() / 1000;
  }

  /** The event that passed: where it stood, and when it was received. */
  public record Kept(String where, long position, long receivedAt) {}

  @Override
  public void open(OpenContext context) {
    kept =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("kept", TypeInformation.of(Kept.class)));
  }

  @Override
  public void processElement(EventLine line, Context context, Collector<Interaction> out)
      throws Exception {
    Interaction event = line.event();
    Kept first = kept.value();
    if (!isDuplicate(event, first)) {
      String where = line.source().file() + " line " + line.source().line();
      kept.update(new Kept(where, event.position(), event.receivedAt()));
      context.timerService().registerEventTimeTimer(event.receivedAt() + horizon + 1);
      getRuntimeContext().getLongCounter(Counters.EVENTS).add(1);
      out.collect(event);
    } else {
      getRuntimeContext().getLongCounter(Counters.EVENTS_DUPLICATE).add(1);
      Fault fault =
          new Fault(
              Fault.DUPLICATE_EVENT,
              "event_id",
              event.eventId(),
              "is the id of " + first.where() + " too",
              "give every event an id of its own, or drop the repetition");
      context.output(
          Rejects.OUTPUT, Rejects.count(getRuntimeContext(), line.source(), List.of(fault)));
    }
  }

  private boolean isDuplicate(Interaction event, @Nullable Kept first) {
    if (first == null) {
      return false;
    }
    boolean bothImported =
        first.position() == Interaction.BEFORE_THE_LOG
            && event.position() == Interaction.BEFORE_THE_LOG;
    return bothImported || Math.abs(event.receivedAt() - first.receivedAt()) <= horizon;
  }

  /** Nothing that will be received can be a duplicate any more. */
  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Interaction> out)
      throws Exception {
    Kept last = kept.value();
    if (last != null && timestamp > last.receivedAt() + horizon) {
      kept.clear();
    }
  }
}
