package io.leat.flink;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** A function in Flink's own test harness. */
public final class KeyedHarness<I, O> implements AutoCloseable {
  private final OneInputStreamOperatorTestHarness<I, O> harness;

  private KeyedHarness(OneInputStreamOperatorTestHarness<I, O> harness) {
    this.harness = harness;
  }

  public static <I, O> KeyedHarness<I, O> open(
      KeyedProcessFunction<String, I, O> function, KeySelector<I, String> key) throws Exception {
    KeyedHarness<I, O> opened = create(function, key);
    opened.harness.open();
    return opened;
  }

  /** Goes on from a snapshot. */
  public static <I, O> KeyedHarness<I, O> restore(
      KeyedProcessFunction<String, I, O> function,
      KeySelector<I, String> key,
      OperatorSubtaskState state)
      throws Exception {
    KeyedHarness<I, O> restored = create(function, key);
    restored.harness.initializeState(state);
    restored.harness.open();
    return restored;
  }

  /** A function without keys. */
  public static <I, O> KeyedHarness<I, O> open(ProcessFunction<I, O> function) throws Exception {
    KeyedHarness<I, O> opened =
        new KeyedHarness<>(
            new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(function)));
    opened.harness.open();
    return opened;
  }

  private static <I, O> KeyedHarness<I, O> create(
      KeyedProcessFunction<String, I, O> function, KeySelector<I, String> key) throws Exception {
    return new KeyedHarness<>(
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(function), key, Types.STRING));
  }

  public void process(I value) throws Exception {
    process(value, 0);
  }

  public void process(I value, long timestamp) throws Exception {
    harness.processElement(value, timestamp);
  }

  /** Event time has come to here: timers up to it fire. */
  public void watermark(long time) throws Exception {
    harness.processWatermark(time);
  }

  /** The input ends: timers at the end of time fire. */
  public void end() throws Exception {
    watermark(Long.MAX_VALUE);
  }

  /** How many keys and timers are in state: what must not grow without end. */
  public int stateEntries() {
    return harness instanceof KeyedOneInputStreamOperatorTestHarness<?, I, O> keyed
        ? keyed.numKeyedStateEntries() + keyed.numEventTimeTimers()
        : 0;
  }

  public OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  public List<O> output() {
    return harness.extractOutputValues();
  }

  public <T> List<T> output(OutputTag<T> tag) {
    var records = harness.getSideOutput(tag);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }

  @Override
  public void close() {
    try {
      harness.close();
    } catch (Exception e) {
      throw new AssertionError("the harness did not close", e);
    }
  }
}
