package io.leat.flink.events;

import io.leat.data.Fault;
import io.leat.flink.Counters;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by event id: the first event passes, every later one is a reject that names the line kept.
 * A batch run sees the events of a key by time, so that the earliest is kept whatever the order of
 * the lines.
 */
public final class DropDuplicateEvents
    extends KeyedProcessFunction<String, EventLine, Interaction> {
  private static final long serialVersionUID = 1;

  private transient ValueState<String> kept;

  @Override
  public void open(OpenContext context) {
    kept = getRuntimeContext().getState(new ValueStateDescriptor<>("kept", Types.STRING));
  }

  @Override
  public void processElement(EventLine line, Context context, Collector<Interaction> out)
      throws Exception {
    String first = kept.value();
    if (first == null) {
      kept.update(line.source().file() + " line " + line.source().line());
      getRuntimeContext().getLongCounter(Counters.EVENTS).add(1);
      out.collect(line.event());
    } else {
      getRuntimeContext().getLongCounter(Counters.EVENTS_DUPLICATE).add(1);
      Fault fault =
          new Fault(
              "duplicate_event",
              "event_id",
              line.event().eventId(),
              "is the id of " + first + " too",
              "give every event an id of its own, or drop the repetition");
      context.output(
          Rejects.OUTPUT, Rejects.count(getRuntimeContext(), line.source(), List.of(fault)));
    }
  }
}
