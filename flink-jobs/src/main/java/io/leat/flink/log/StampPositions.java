package io.leat.flink.log;

import io.leat.data.log.LogRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Gives each line of the log its position as event time, and says before each checkpoint up to
 * which position the job has read. The stamps of each part of the log ascend, so the watermark is
 * the newest stamp itself ({@link PartStamps} says of which part), and a quiet log is complete: no
 * later event is needed to get the last one through.
 *
 * <pre>
 * line line line  watermark barrier  line line  watermark barrier
 *                 └► all that changed is written, and published with this checkpoint
 * </pre>
 *
 * <p>Whatever changed is written at each watermark, and only a checkpoint publishes what was
 * written: one between two checkpoints would have it written for nobody, one after the checkpoint
 * too late.
 *
 * <p>While the job is behind, the watermark goes on the more rarely the further it is behind: all
 * that changed is written at every watermark, and what is seconds old already need not be written
 * twice a second on the way to what is new.
 *
 * <p>Flink's own watermark generators forget where they were when a job is restored; what had
 * changed just before would then wait for the next event. This one remembers.
 */
public final class StampPositions extends AbstractStreamOperator<LoggedLine>
    implements OneInputStreamOperator<LoggedLine, LoggedLine> {
  private static final long serialVersionUID = 1;

  /** Of a job that is far behind, between two watermarks. */
  private static final long LONGEST_PAUSE_MILLIS = 60_000;

  /** Less behind than this, and the job keeps up. */
  private static final long KEEPING_UP_MILLIS = 2000;

  private final boolean follows;
  private final PartStamps stamps = new PartStamps();

  /** Whether the source has nothing to read, as far as it knows. */
  private transient boolean idle;

  private transient long emitted;
  private transient long emittedAtMillis;

  /**
   * @param follows whether the log is followed for ever; a run that ends has one watermark, its end
   */
  public StampPositions(boolean follows) {
    this.follows = follows;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    emitted = Long.MIN_VALUE;
    for (Tuple2<Integer, Long> part : remembered().get()) {
      stamps.restore(part.f0, part.f1);
    }
  }

  private ListState<Tuple2<Integer, Long>> remembered() throws Exception {
    return getOperatorStateBackend()
        .getListState(
            new ListStateDescriptor<>("newest-of-parts", Types.TUPLE(Types.INT, Types.LONG)));
  }

  @Override
  public void processElement(StreamRecord<LoggedLine> element) {
    LoggedLine line = element.getValue();
    long position = stamps.read(line.part(), LogRecord.stampOf(line.line()));
    output.collect(element.replace(line, position));
  }

  /** The input's own watermarks say nothing, but for the end of a log that ends. */
  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() == Long.MAX_VALUE) {
      super.processWatermark(mark);
    }
  }

  /**
   * What follows waits for the watermark of a log that is idle as it does for any other. Whether
   * records fail to come because there are none, or because what follows is slow, only the source
   * can tell.
   */
  @Override
  public void processWatermarkStatus(WatermarkStatus status) {
    idle = status.isIdle();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    if (!follows) {
      return;
    }
    long now = getProcessingTimeService().getCurrentProcessingTime();
    long lag = idle ? 0 : Math.max(0, now - stamps.newest() / 1000);
    boolean keepsUp = lag < KEEPING_UP_MILLIS;
    long pause = keepsUp ? 0 : Math.min(lag, LONGEST_PAUSE_MILLIS);
    long complete = stamps.complete(now, keepsUp);
    if (complete > emitted && now - emittedAtMillis >= pause) {
      emitted = complete;
      emittedAtMillis = now;
      stamps.pass(complete);
      output.emitWatermark(new Watermark(complete));
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    List<Tuple2<Integer, Long>> parts = new ArrayList<>();
    stamps.forEach((part, newest) -> parts.add(Tuple2.of(part, newest)));
    remembered().update(parts);
  }
}
