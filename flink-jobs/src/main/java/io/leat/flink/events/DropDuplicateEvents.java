package io.leat.flink.events;

import io.leat.data.EpochTime;
import io.leat.data.Fault;
import io.leat.data.TextHash;
import io.leat.flink.Counters;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.MathUtils;

/**
 * Keyed by {@link #slotOf}: of the events of one id the first passes, every later one is a reject
 * that says where the first stands. A batch run sees the events of a key by time, so that the
 * earliest is kept whatever the order of the lines.
 *
 * <p>Of what the log received, an id is known for a horizon only; a repetition that was received
 * later than that is an event of its own. What decides is when both were received, never when a
 * timer fired, so that a replay decides alike. Two imported events are never told apart by time.
 *
 * <p>Ids are known by a hash of 64 bits, within a slot that another hash gives: of a hundred
 * million events in a horizon, two different ids are taken for one with a probability of about one
 * in a thousand million.
 */
public final class DropDuplicateEvents
    extends KeyedProcessFunction<Integer, EventLine, Interaction> {
  private static final long serialVersionUID = 1;

  private static final int SLOTS = 1 << 18;

  /** A slot is cleaned when the oldest of it is past the horizon by such a part of it. */
  private static final int CLEANING = 8;

  private final long horizon;
  private transient ValueState<long[]> known;

  public DropDuplicateEvents(Duration horizon) {
    this.horizon = horizon.toNanos() / 1000;
  }

  /** The key: many ids share one, so that neither keys nor timers are as many as events. */
  public static int slotOf(EventLine line) {
    return MathUtils.murmurHash(line.event().eventId().hashCode()) % SLOTS;
  }

  @Override
  public void open(OpenContext context) {
    known =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "known", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  @Override
  public void processElement(EventLine line, Context context, Collector<Interaction> out)
      throws Exception {
    Interaction event = line.event();
    KnownEvents before = known();
    long fingerprint = TextHash.of(event.eventId());
    int first = before.indexOf(fingerprint);
    if (first >= 0 && isDuplicate(event, before, first)) {
      getRuntimeContext().getLongCounter(Counters.EVENTS_DUPLICATE).add(1);
      context.output(
          Rejects.OUTPUT,
          Rejects.count(getRuntimeContext(), line.source(), List.of(fault(line, before, first))));
      return;
    }
    if (before.isEmpty()) {
      clean(event.receivedAt(), context);
    }
    long importLine = isImported(event) ? line.source().line() : 0;
    known.update(before.with(first, fingerprint, event.receivedAt(), importLine).rows());
    getRuntimeContext().getLongCounter(Counters.EVENTS).add(1);
    out.collect(event);
  }

  private KnownEvents known() throws IOException {
    long[] rows = known.value();
    return rows == null ? KnownEvents.NONE : new KnownEvents(rows);
  }

  private static boolean isImported(Interaction event) {
    return event.position() == Interaction.BEFORE_THE_LOG;
  }

  private boolean isDuplicate(Interaction event, KnownEvents before, int first) {
    boolean bothImported = isImported(event) && before.line(first) > 0;
    return bothImported || Math.abs(event.receivedAt() - before.receivedAt(first)) <= horizon;
  }

  private static Fault fault(EventLine line, KnownEvents before, int first) {
    return new Fault(
        Fault.DUPLICATE_EVENT,
        "event_id",
        line.event().eventId(),
        "is the id of " + where(line, before, first) + " too",
        "give every event an id of its own, or drop the repetition");
  }

  private static String where(EventLine line, KnownEvents before, int first) {
    long importLine = before.line(first);
    if (importLine == 0) {
      return "what was received at " + EpochTime.instant(before.receivedAt(first));
    }
    String file = isImported(line.event()) ? line.source().file() : "the import";
    return "line " + importLine + " of " + file;
  }

  private void clean(long oldest, Context context) {
    context.timerService().registerEventTimeTimer(oldest + horizon + horizon / CLEANING + 1);
  }

  /** Nothing that will be received can be a duplicate of the old ones any more. */
  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Interaction> out)
      throws Exception {
    KnownEvents kept = known().since(timestamp - horizon);
    if (kept.isEmpty()) {
      known.clear();
    } else {
      known.update(kept.rows());
      clean(kept.oldest(), context);
    }
  }
}
