package io.leat.flink.log;

import io.leat.data.EpochTime;
import io.leat.data.log.LogException;
import io.leat.data.log.LogPosition;
import io.leat.data.log.LogRange;
import io.leat.data.log.LogReader;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the end of the log every {@value #POLL_MILLIS} ms and gives the one reader the next
 * stretch when it has read the last. What it remembers is where the next stretch begins. Flink is
 * told when the job is behind, and takes fewer checkpoints then.
 */
final class LogEnumerator implements SplitEnumerator<LogSplit, LogPosition> {
  private static final int POLL_MILLIS = 20;
  private static final int READER = 0;

  /** What is older than this when it is given to the reader is read in a backlog. */
  private static final long BACKLOG_MICROS = 5_000_000;

  private final SplitEnumeratorContext<LogSplit> context;
  private final LogReader log;
  private final long endStamp;
  private boolean readerWaits;

  /** Read by the thread that looks at the files too. */
  private volatile LogPosition position;

  /**
   * Begins or goes on.
   *
   * @param endStamp of the last record wanted, {@link Long#MAX_VALUE} without end
   */
  LogEnumerator(
      SplitEnumeratorContext<LogSplit> context,
      LogReader log,
      LogPosition position,
      long endStamp) {
    this.context = context;
    this.log = log;
    this.position = position;
    this.endStamp = endStamp;
  }

  @Override
  public void start() {
    context.callAsync(this::look, this::assign, 0, POLL_MILLIS);
  }

  /**
   * What was found.
   *
   * @param from where the look began; the position may have changed meanwhile
   * @param range null when there is nothing new
   */
  private record Look(LogPosition from, @Nullable LogRange range) {}

  private Look look() {
    LogPosition from = position;
    return new Look(from, log.next(from, endStamp));
  }

  private void assign(@Nullable Look look, @Nullable Throwable failure) {
    if (failure != null) {
      throw failure instanceof LogException problem
          ? problem
          : new LogException("the log cannot be followed: " + failure.getMessage(), failure);
    }
    if (!readerWaits
        || look == null
        || !look.from.equals(position)
        || !context.registeredReaders().containsKey(READER)) {
      return;
    }
    LogRange range = look.range;
    if (range != null) {
      readerWaits = false;
      position = range.end();
      context.setIsProcessingBacklog(isOld(position.stamp()));
      context.assignSplit(new LogSplit(range), READER);
    } else if (endStamp < Long.MAX_VALUE) {
      readerWaits = false;
      context.signalNoMoreSplits(READER);
    } else {
      context.setIsProcessingBacklog(false);
    }
  }

  /** Whether whoever reads only this far is behind. */
  private static boolean isOld(long stamp) {
    return EpochTime.microseconds(Instant.now()) - stamp > BACKLOG_MICROS;
  }

  @Override
  public void handleSplitRequest(int subtask, @Nullable String host) {
    readerWaits = true;
  }

  /** After a failure: goes back to the first stretch that no checkpoint has with the reader. */
  @Override
  public void addSplitsBack(List<LogSplit> splits, int subtask) {
    splits.stream()
        .map(split -> split.range().start())
        .min(
            Comparator.comparingLong(LogPosition::segment)
                .thenComparingLong(LogPosition::offset)
                .thenComparingLong(LogPosition::stamp))
        .ifPresent(first -> position = first);
  }

  @Override
  public void addReader(int subtask) {
    readerWaits = false;
  }

  @Override
  public LogPosition snapshotState(long checkpointId) {
    return position;
  }

  @Override
  public void close() {}
}
