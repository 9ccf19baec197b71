package io.leat.flink.events;

import io.leat.data.Event;
import io.leat.data.Parsed;
import io.leat.data.json.EventJson;
import io.leat.flink.Counters;
import io.leat.flink.source.SourceLine;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Lines to events; what is wrong goes to {@link Rejects#OUTPUT} with all its faults. */
public final class ParseEvents extends ProcessFunction<SourceLine, EventLine> {
  private static final long serialVersionUID = 1;

  @Override
  public void processElement(SourceLine source, Context context, Collector<EventLine> out) {
    getRuntimeContext().getLongCounter(Counters.EVENT_LINES).add(1);
    switch (EventJson.parse(source.text())) {
      case Parsed.Valid<Event> valid ->
          out.collect(new EventLine(Interaction.of(valid.value()), source));
      case Parsed.Invalid<Event> invalid ->
          context.output(
              Rejects.OUTPUT, Rejects.count(getRuntimeContext(), source, invalid.faults()));
    }
  }
}
