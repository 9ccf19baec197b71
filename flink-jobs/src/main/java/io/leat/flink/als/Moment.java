package io.leat.flink.als;

import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.functions.RuntimeContext;

/** When a training's parts ended, as counters of the job: milliseconds of the epoch, the latest. */
enum Moment {
  READING_BEGAN("start_job"),
  READ("read"),
  PARTITIONED("partition"),
  SOLVED("solve");

  private final String phase;

  Moment(String phase) {
    this.phase = phase;
  }

  /** What went on before it. */
  String phase() {
    return phase;
  }

  String counter() {
    return "als-" + name();
  }

  void passed(RuntimeContext context) {
    LongMaximum latest = new LongMaximum();
    latest.add(System.currentTimeMillis());
    context.addAccumulator(counter(), latest);
  }
}
