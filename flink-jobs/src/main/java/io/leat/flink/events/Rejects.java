package io.leat.flink.events;

import io.leat.data.Fault;
import io.leat.data.Reject;
import io.leat.flink.Counters;
import io.leat.flink.source.SourceLine;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** The side output of lines that were not taken. */
public final class Rejects {
  public static final OutputTag<Reject> OUTPUT =
      new OutputTag<>("rejects", TypeInformation.of(Reject.class));

  private Rejects() {}

  /** Counts the line under its first fault's kind, and makes it a reject. */
  public static Reject count(RuntimeContext context, SourceLine source, List<Fault> faults) {
    context.getLongCounter(Counters.REJECTS + faults.getFirst().kind()).add(1);
    return new Reject(source.file(), source.line(), List.copyOf(faults), source.text());
  }
}
