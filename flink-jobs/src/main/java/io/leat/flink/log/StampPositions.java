package io.leat.flink.log;

import io.leat.data.log.LogRecord;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Gives each line of the log its position as event time, and says several times a second up to
 * which position the job has read. The log's stamps ascend, so the watermark is the newest stamp
 * itself, and a quiet log is complete: no later event is needed to get the last one through.
 *
 * <p>While the job is behind, the watermark goes on every {@value #BEHIND_MILLIS} ms only: whatever
 * changed is written at every watermark, and what is seconds old already need not be written ten
 * times a second on the way to what is new.
 *
 * <p>Flink's own watermark generators forget where they were when a job is restored; what had
 * changed just before would then wait for the next event. This one remembers.
 */
public final class StampPositions extends AbstractStreamOperator<LoggedLine>
    implements OneInputStreamOperator<LoggedLine, LoggedLine>, ProcessingTimeCallback {
  private static final long serialVersionUID = 1;

  /** Between two watermarks of a job that is behind. */
  private static final long BEHIND_MILLIS = 30_000;

  /** Newer than this, and the job keeps up. */
  private static final long KEEPING_UP_MICROS = 2_000_000;

  private final long interval;

  private transient long newest;
  private transient long emitted;
  private transient long emittedAtMillis;
  private transient long seenAtLastLook;

  /**
   * @param interval between watermarks in milliseconds; 0 for none, in a run that ends
   */
  public StampPositions(long interval) {
    this.interval = interval;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    newest = Long.MIN_VALUE;
    emitted = Long.MIN_VALUE;
    for (long state : remembered().get()) {
      newest = Math.max(newest, state);
    }
  }

  private ListState<Long> remembered() throws Exception {
    return getOperatorStateBackend().getListState(new ListStateDescriptor<>("newest", Types.LONG));
  }

  @Override
  public void open() throws Exception {
    super.open();
    if (interval > 0) {
      next();
    }
  }

  private void next() {
    long now = getProcessingTimeService().getCurrentProcessingTime();
    ScheduledFuture<?> unused = getProcessingTimeService().registerTimer(now + interval, this);
  }

  @Override
  public void processElement(StreamRecord<LoggedLine> element) {
    // A line that is no record stands where the one before it stood.
    newest = Math.max(newest, LogRecord.stampOf(element.getValue().line()));
    output.collect(element.replace(element.getValue(), newest));
  }

  /** The input's own watermarks say nothing, but for the end of a log that ends. */
  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() == Long.MAX_VALUE) {
      super.processWatermark(mark);
    }
  }

  @Override
  public void onProcessingTime(long time) {
    long now = getProcessingTimeService().getCurrentProcessingTime();
    boolean quiet = newest == seenAtLastLook;
    boolean keepsUp = now * 1000 - newest < KEEPING_UP_MICROS;
    if (newest > emitted && (quiet || keepsUp || now - emittedAtMillis >= BEHIND_MILLIS)) {
      emitted = newest;
      emittedAtMillis = now;
      output.emitWatermark(new Watermark(newest));
    }
    seenAtLastLook = newest;
    next();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    remembered().update(List.of(newest));
  }
}
