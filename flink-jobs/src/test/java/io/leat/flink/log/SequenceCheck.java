package io.leat.flink.log;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps in its state which number comes next. Any other one is an error that stays: state and
 * source come from the same checkpoint, so that after a failure too the numbers must go on where
 * the state is. Fails after every so many lines as long as failures are left.
 */
final class SequenceCheck implements MapFunction<LoggedLine, Long>, CheckpointedFunction {
  private static final long serialVersionUID = 1;
  private static final AtomicLong SEEN = new AtomicLong();
  private static final AtomicLong NEXT = new AtomicLong();
  private static final AtomicInteger FAILURES_LEFT = new AtomicInteger();
  private static final AtomicReference<@Nullable String> ERROR = new AtomicReference<>();

  private final long failingEvery;
  private final boolean slow;
  private long next;
  private transient @Nullable ListState<Long> state;

  private SequenceCheck(long failingEvery, boolean slow) {
    this.failingEvery = failingEvery;
    this.slow = slow;
  }

  static SequenceCheck failing(int failures, long every) {
    reset(failures);
    return new SequenceCheck(every, false);
  }

  /** Never fails, and sleeps now and then. */
  static SequenceCheck slow() {
    reset(0);
    return new SequenceCheck(1, true);
  }

  private static void reset(int failures) {
    SEEN.set(0);
    NEXT.set(0);
    FAILURES_LEFT.set(failures);
    ERROR.set(null);
  }

  /**
   * The number that follows the greatest one seen. A job that fails goes back to its checkpoint and
   * sees numbers again; this never goes back.
   */
  static long next() {
    return NEXT.get();
  }

  static int failuresLeft() {
    return FAILURES_LEFT.get();
  }

  /** The first line that was not the one that had to come; null when all were. */
  static @Nullable String error() {
    return ERROR.get();
  }

  @Override
  public Long map(LoggedLine line) throws InterruptedException {
    if (slow && next % 10 == 0) {
      Thread.sleep(1);
    }
    long number = NumberedEvents.number(line);
    if (number != next) {
      ERROR.compareAndSet(null, "%d came where %d must: %s".formatted(number, next, line));
    }
    next = number + 1;
    NEXT.accumulateAndGet(next, Math::max);
    if (SEEN.incrementAndGet() % failingEvery == 0
        && FAILURES_LEFT.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("injected failure at " + number);
    }
    return number;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    ListState<Long> restored =
        context.getOperatorStateStore().getListState(new ListStateDescriptor<>("next", Types.LONG));
    for (long stored : restored.get()) {
      next = stored;
    }
    state = restored;
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    Objects.requireNonNull(state).update(List.of(next));
  }
}
