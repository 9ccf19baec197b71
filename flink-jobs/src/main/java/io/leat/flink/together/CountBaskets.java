package io.leat.flink.together;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * All baskets under one key: tells their number whenever the watermark has passed a new one, but
 * not before {@code silentUntil}.
 */
final class CountBaskets extends KeyedProcessFunction<Integer, Integer, Long> {
  private static final long serialVersionUID = 1;

  private final long silentUntil;

  private transient ValueState<Long> total;
  private transient ValueState<Boolean> changed;

  CountBaskets(long silentUntil) {
    this.silentUntil = silentUntil;
  }

  @Override
  public void open(OpenContext context) {
    total = getRuntimeContext().getState(new ValueStateDescriptor<>("total", Types.LONG));
    changed =
        getRuntimeContext().getState(new ValueStateDescriptor<>("total-changed", Types.BOOLEAN));
  }

  @Override
  public void processElement(Integer more, Context context, Collector<Long> out) throws Exception {
    Long before = total.value();
    total.update((before == null ? 0 : before) + more);
    if (changed.value() == null) {
      changed.update(true);
      context.timerService().registerEventTimeTimer(Math.max(context.timestamp(), silentUntil));
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Long> out)
      throws Exception {
    out.collect(total.value());
    changed.clear();
  }
}
