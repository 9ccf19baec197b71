package io.leat.flink.log;

import io.leat.data.log.LogLines;
import io.leat.data.log.LogRange;
import io.leat.data.log.LogReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stretches it is given, one after the other, in the task's own thread: files are local
 * or nearly so, and nothing has to be handed from thread to thread.
 */
final class LogSourceReader implements SourceReader<LoggedLine, LogSplit> {
  private final SourceReaderContext context;
  private final LogReader log;
  private final Queue<LogRange> given = new ArrayDeque<>();
  private CompletableFuture<Void> available = new CompletableFuture<>();
  private boolean last;
  private @Nullable Reading reading;

  LogSourceReader(SourceReaderContext context, LogReader log) {
    this.context = context;
    this.log = log;
  }

  /** A stretch that is being read. */
  private record Reading(LogRange range, LogLines lines, String file) {
    LogRange left() {
      return range.readTo(lines.end(), lines.lastStamp());
    }
  }

  @Override
  public void start() {
    if (given.isEmpty()) {
      context.sendSplitRequest();
    }
  }

  @Override
  public InputStatus pollNext(ReaderOutput<LoggedLine> output) {
    Reading current = reading == null ? open() : reading;
    if (current == null) {
      return last ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }
    LogLines lines = current.lines;
    if (lines.next()) {
      output.collect(
          new LoggedLine(current.file, lines.position(), lines.text()), lines.lastStamp());
      return InputStatus.MORE_AVAILABLE;
    }
    lines.close();
    reading = null;
    if (given.isEmpty() && !last) {
      available = new CompletableFuture<>();
      context.sendSplitRequest();
    }
    return given.isEmpty() && !last ? InputStatus.NOTHING_AVAILABLE : InputStatus.MORE_AVAILABLE;
  }

  private @Nullable Reading open() {
    LogRange range = given.poll();
    if (range == null) {
      return null;
    }
    LogLines lines = log.open(range);
    reading = new Reading(range, lines, String.valueOf(lines.file().getFileName()));
    return reading;
  }

  @Override
  public List<LogSplit> snapshotState(long checkpointId) {
    List<LogSplit> splits = new ArrayList<>();
    if (reading != null) {
      splits.add(new LogSplit(reading.left()));
    }
    given.forEach(range -> splits.add(new LogSplit(range)));
    return splits;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return available;
  }

  @Override
  public void addSplits(List<LogSplit> splits) {
    splits.forEach(split -> given.add(split.range()));
    available.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {
    last = true;
    available.complete(null);
  }

  @Override
  public void close() {
    if (reading != null) {
      reading.lines.close();
    }
  }
}
