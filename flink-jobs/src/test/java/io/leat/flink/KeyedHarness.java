package io.leat.flink;

import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** A function in Flink's own test harness. */
public final class KeyedHarness<I, O> implements AutoCloseable {
  private final AbstractStreamOperatorTestHarness<O> harness;
  private final Input<I> first;
  private final Watermarks watermarks;

  private KeyedHarness(
      AbstractStreamOperatorTestHarness<O> harness, Input<I> first, Watermarks watermarks) {
    this.harness = harness;
    this.first = first;
    this.watermarks = watermarks;
  }

  /** Hands an element to the operator. */
  @FunctionalInterface
  private interface Input<T> {
    void process(T value, long timestamp) throws Exception;
  }

  @FunctionalInterface
  private interface Watermarks {
    void process(long timestamp) throws Exception;
  }

  public static <I, O> KeyedHarness<I, O> open(
      KeyedProcessFunction<String, I, O> function, KeySelector<I, String> key) throws Exception {
    return opened(create(function, key, Types.STRING), null);
  }

  /** Goes on from a snapshot. */
  public static <I, O> KeyedHarness<I, O> restore(
      KeyedProcessFunction<String, I, O> function,
      KeySelector<I, String> key,
      OperatorSubtaskState state)
      throws Exception {
    return opened(create(function, key, Types.STRING), state);
  }

  /** Begins, or goes on from a snapshot, with keys that are numbers. */
  public static <I, O> KeyedHarness<I, O> ofNumbers(
      KeyedProcessFunction<Integer, I, O> function,
      KeySelector<I, Integer> key,
      @Nullable OperatorSubtaskState state)
      throws Exception {
    return opened(create(function, key, Types.INT), state);
  }

  /** A function of two inputs, of which the first is fed here. */
  public static <I, J, O> KeyedHarness<I, O> open(
      KeyedCoProcessFunction<String, I, J, O> function,
      KeySelector<I, String> key,
      KeySelector<J, String> secondKey)
      throws Exception {
    return opened(new TwoInputs<>(function, key, secondKey).first(), null);
  }

  /** The same from a snapshot. */
  public static <I, J, O> KeyedHarness<I, O> restore(
      KeyedCoProcessFunction<String, I, J, O> function,
      KeySelector<I, String> key,
      KeySelector<J, String> secondKey,
      OperatorSubtaskState state)
      throws Exception {
    return opened(new TwoInputs<>(function, key, secondKey).first(), state);
  }

  /** A function of two inputs, both of which are fed. */
  public static <I, J, O> TwoInputs<I, J, O> openBoth(
      KeyedCoProcessFunction<String, I, J, O> function,
      KeySelector<I, String> key,
      KeySelector<J, String> secondKey)
      throws Exception {
    TwoInputs<I, J, O> both = new TwoInputs<>(function, key, secondKey);
    both.harness.open();
    return both;
  }

  /** The same from a snapshot. */
  public static <I, J, O> TwoInputs<I, J, O> restoreBoth(
      KeyedCoProcessFunction<String, I, J, O> function,
      KeySelector<I, String> key,
      KeySelector<J, String> secondKey,
      OperatorSubtaskState state)
      throws Exception {
    TwoInputs<I, J, O> both = new TwoInputs<>(function, key, secondKey);
    both.harness.initializeState(state);
    both.harness.open();
    return both;
  }

  /** A function without keys. */
  public static <I, O> KeyedHarness<I, O> open(ProcessFunction<I, O> function) throws Exception {
    return opened(
        of(new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(function))), null);
  }

  private static <K, I, O> KeyedHarness<I, O> create(
      KeyedProcessFunction<K, I, O> function, KeySelector<I, K> key, TypeInformation<K> type)
      throws Exception {
    return of(
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(function), key, type));
  }

  private static <I, O> KeyedHarness<I, O> of(OneInputStreamOperatorTestHarness<I, O> harness) {
    return new KeyedHarness<>(harness, harness::processElement, harness::processWatermark);
  }

  private static <I, O> KeyedHarness<I, O> opened(
      KeyedHarness<I, O> harness, @Nullable OperatorSubtaskState state) throws Exception {
    if (state != null) {
      harness.harness.initializeState(state);
    }
    harness.harness.open();
    return harness;
  }

  /** A function of two inputs, both of which can be fed. */
  public static final class TwoInputs<I, J, O> implements AutoCloseable {
    private final KeyedTwoInputStreamOperatorTestHarness<String, I, J, O> harness;

    private TwoInputs(
        KeyedCoProcessFunction<String, I, J, O> function,
        KeySelector<I, String> key,
        KeySelector<J, String> secondKey)
        throws Exception {
      harness =
          new KeyedTwoInputStreamOperatorTestHarness<>(
              new KeyedCoProcessOperator<>(function), key, secondKey, Types.STRING);
    }

    public void first(I value, long timestamp) throws Exception {
      harness.processElement1(new StreamRecord<>(value, timestamp));
    }

    public void second(J value, long timestamp) throws Exception {
      harness.processElement2(new StreamRecord<>(value, timestamp));
    }

    public void watermark(long timestamp) throws Exception {
      harness.processBothWatermarks(new Watermark(timestamp));
    }

    public OperatorSubtaskState snapshot() throws Exception {
      return harness.snapshot(1, 1);
    }

    public List<O> output() {
      return first().output();
    }

    public <T> List<T> output(OutputTag<T> tag) {
      return first().output(tag);
    }

    /** How many timers are set. */
    public int timers() {
      return harness.numEventTimeTimers();
    }

    @Override
    public void close() {
      first().close();
    }

    private KeyedHarness<I, O> first() {
      return new KeyedHarness<>(
          harness,
          (value, timestamp) -> harness.processElement1(new StreamRecord<>(value, timestamp)),
          timestamp -> harness.processBothWatermarks(new Watermark(timestamp)));
    }
  }

  public void process(I value) throws Exception {
    process(value, 0);
  }

  public void process(I value, long timestamp) throws Exception {
    first.process(value, timestamp);
  }

  public void watermark(long timestamp) throws Exception {
    watermarks.process(timestamp);
  }

  /** How many keys and timers are in state: what must not grow without end. */
  public int stateEntries() {
    return harness instanceof KeyedOneInputStreamOperatorTestHarness<?, ?, ?> keyed
        ? keyed.numKeyedStateEntries() + keyed.numEventTimeTimers()
        : 0;
  }

  /** The input ends: all timers fire. */
  public void end() throws Exception {
    watermark(Long.MAX_VALUE);
  }

  public OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  /** What has left so far, without watermarks. */
  @SuppressWarnings("unchecked")
  public List<O> output() {
    return harness.getOutput().stream()
        .filter(StreamRecord.class::isInstance)
        .map(record -> ((StreamRecord<O>) record).getValue())
        .toList();
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
