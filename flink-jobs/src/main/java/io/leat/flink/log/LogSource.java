package io.leat.flink.log;

import io.leat.data.log.LogDirectory;
import io.leat.data.log.LogException;
import io.leat.data.log.LogPosition;
import io.leat.data.log.LogRange;
import io.leat.data.log.LogReader;
import java.nio.file.Path;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The lines of a shop's log from its beginning, the history first, in their order, each once. Every
 * line's Flink timestamp is its stamp, in microseconds; a line that is no record has that of the
 * record before it.
 *
 * <p>The whole state is one {@link LogPosition} and the stretch being read, however long the log
 * is. A checkpoint that points into a segment which was compacted meanwhile goes on in the history.
 * Order needs one reader, so the source's parallelism is 1; {@link #addTo} sees to it.
 *
 * <p>A file that is missing or cannot be read fails the job with a {@link LogException} that names
 * it. Flink's restart strategy then tries again, until it has been repaired.
 */
public final class LogSource implements Source<LoggedLine, LogSplit, LogPosition> {
  private static final long serialVersionUID = 1;

  private final String shop;
  private final long endStamp;

  private LogSource(Path shop, long endStamp) {
    this.shop = shop.toString();
    this.endStamp = endStamp;
  }

  /** Follows the log for ever. */
  public static LogSource following(LogDirectory directory) {
    return new LogSource(directory.shop(), Long.MAX_VALUE);
  }

  /**
   * Ends with the last record of the log as it is then that was stamped up to this time.
   *
   * @param endStamp epoch microseconds
   */
  public static LogSource until(LogDirectory directory, long endStamp) {
    return new LogSource(directory.shop(), endStamp);
  }

  /** Begins a stream with this source. */
  public SingleOutputStreamOperator<LoggedLine> addTo(
      StreamExecutionEnvironment environment, WatermarkStrategy<LoggedLine> watermarks) {
    return environment.fromSource(this, watermarks, "Log").uid("log").setParallelism(1);
  }

  private LogReader log() {
    return new LogReader(new LogDirectory(Path.of(shop)));
  }

  @Override
  public Boundedness getBoundedness() {
    return endStamp == Long.MAX_VALUE ? Boundedness.CONTINUOUS_UNBOUNDED : Boundedness.BOUNDED;
  }

  @Override
  public SplitEnumerator<LogSplit, LogPosition> createEnumerator(
      SplitEnumeratorContext<LogSplit> context) {
    return restoreEnumerator(context, LogPosition.START);
  }

  @Override
  public SplitEnumerator<LogSplit, LogPosition> restoreEnumerator(
      SplitEnumeratorContext<LogSplit> context, LogPosition position) {
    if (context.currentParallelism() != 1) {
      throw new LogException(
          "the log is read in order by one reader, not by %d: give its source the parallelism 1"
              .formatted(context.currentParallelism()));
    }
    return new LogEnumerator(context, log(), position, endStamp);
  }

  @Override
  public SourceReader<LoggedLine, LogSplit> createReader(SourceReaderContext context) {
    return new LogSourceReader(context, log());
  }

  @Override
  public SimpleVersionedSerializer<LogSplit> getSplitSerializer() {
    return new LongsSerializer<>(
        split -> {
          LogRange range = split.range();
          return new long[] {
            range.segment(), range.from(), range.to(), range.after(), range.through()
          };
        },
        longs -> new LogSplit(new LogRange(longs[0], longs[1], longs[2], longs[3], longs[4])));
  }

  @Override
  public SimpleVersionedSerializer<LogPosition> getEnumeratorCheckpointSerializer() {
    return new LongsSerializer<>(
        position -> new long[] {position.segment(), position.offset(), position.stamp()},
        longs -> new LogPosition(longs[0], longs[1], longs[2]));
  }
}
