package io.leat.data.log;

import io.leat.data.EpochTime;
import io.leat.data.FileProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log as files of one directory, {@link LogDirectory}. Many threads append; one writes for all
 * that wait, so that one fsync makes all of them durable:
 *
 * <pre>
 * append ─┐
 * append ─┼─► queue ─► stamp, write, fsync, END ─► all return
 * append ─┘
 * </pre>
 *
 * <p>When a write fails, because the disk is full say, nothing of what was written together is
 * accepted, and later appends go on as soon as there is room.
 */
public final class FileEventLog implements EventLog {
  /** A segment of so many bytes is sealed. */
  public static final long SEGMENT_BYTES = 64L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(FileEventLog.class);

  private final InstantSource clock;
  private final AtomicBoolean sealing = new AtomicBoolean();
  private final LogReader reader;
  private final LogLock lock;
  private final SegmentWriter writer;
  private final CommitQueue queue = new CommitQueue();
  private final CompletableFuture<Void> committed = new CompletableFuture<>();
  private final AtomicLong brokenLines = new AtomicLong();
  private volatile long lastReceivedAt;

  /**
   * Opens the log for writing, after recovery from whatever stopped the last writer. Makes the
   * directory when it is missing. Throws a {@link LogException} where another process has it open.
   */
  public FileEventLog(LogDirectory directory) {
    this(directory, InstantSource.system(), SEGMENT_BYTES);
  }

  /**
   * The same with a clock and a size of segments of the caller's.
   *
   * @param segmentBytes from which on a segment is sealed
   */
  public FileEventLog(LogDirectory directory, InstantSource clock, long segmentBytes) {
    this(directory, clock, segmentBytes, SegmentFile::open);
  }

  FileEventLog(
      LogDirectory directory, InstantSource clock, long segmentBytes, SegmentFile.Opener opener) {
    this.clock = clock;
    this.reader = new LogReader(directory);
    LogSegments segments = directory.segments();
    LogLock taken = null;
    try {
      DurableDirectory.create(segments.directory());
      taken = LogLock.take(segments.directory());
      LogEnd end = new LogRecovery(segments, directory.history()).run();
      writer = new SegmentWriter(segments, end, segmentBytes, opener);
      lastReceivedAt = end.stamp();
    } catch (IOException e) {
      release(taken);
      throw new LogException(
          "%s cannot be opened: %s".formatted(segments.directory(), FileProblem.describe(e)), e);
    } catch (RuntimeException e) {
      release(taken);
      throw e;
    }
    lock = taken;
    Thread.ofPlatform().name("event log").daemon().start(this::commitUntilClosed);
  }

  private static void release(@Nullable LogLock lock) {
    if (lock != null) {
      lock.close();
    }
  }

  @Override
  public long[] append(List<LogEntry> entries) {
    if (entries.isEmpty()) {
      return new long[0];
    }
    try {
      return queue.add(List.copyOf(entries)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof LogException failure) {
        throw new LogException(String.valueOf(failure.getMessage()), failure);
      }
      throw e;
    }
  }

  /**
   * Seals the segment being written, so that compaction may have all that was appended so far.
   *
   * @throws LogException when no new segment can be begun
   */
  public void seal() {
    sealing.set(true);
    try {
      queue.add(List.of()).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof LogException failure
          ? new LogException(String.valueOf(failure.getMessage()), failure)
          : e;
    }
  }

  private void commitUntilClosed() {
    List<CommitQueue.Batch> batches = queue.take();
    while (!batches.isEmpty()) {
      commit(batches);
      batches = queue.take();
    }
    committed.complete(null);
  }

  private void commit(List<CommitQueue.Batch> batches) {
    try {
      long stamp = write(batches);
      lastReceivedAt = stamp;
      batches.forEach(batch -> batch.accepted().complete(batch.stamps()));
    } catch (Throwable e) {
      // Whatever it was: those who wait must hear of it, and this thread goes on.
      LogException failure =
          new LogException(
              "%s cannot be written, nothing of this batch was accepted: %s"
                  .formatted(
                      writer.path(),
                      e instanceof IOException problem ? FileProblem.describe(problem) : e),
              e);
      batches.forEach(batch -> batch.accepted().completeExceptionally(failure));
    }
  }

  private long write(List<CommitQueue.Batch> batches) throws IOException {
    if (sealing.getAndSet(false)) {
      writer.seal();
    }
    if (batches.stream().allMatch(batch -> batch.entries().isEmpty())) {
      return lastReceivedAt;
    }
    long stamp = Math.max(lastReceivedAt, EpochTime.microseconds(clock.instant()) - 1);
    ByteArrayOutputStream lines = new ByteArrayOutputStream(1 << 16);
    for (CommitQueue.Batch batch : batches) {
      for (int i = 0; i < batch.entries().size(); i++) {
        LogEntry entry = batch.entries().get(i);
        String line = new LogRecord(++stamp, entry.kind(), entry.json()).line();
        lines.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        lines.write('\n');
        batch.stamps()[i] = stamp;
      }
    }
    writer.write(lines.toByteArray(), stamp);
    return stamp;
  }

  @Override
  public void read(long after, Consumer<LogRecord> receiver) {
    reader.read(
        after,
        lastReceivedAt,
        receiver,
        line -> {
          brokenLines.incrementAndGet();
          LOG.warn("{} is no record and was passed over: {}", line.place(), line.text());
        });
  }

  /** How many lines {@link #read} passed over because they are no records; each was logged. */
  public long brokenLines() {
    return brokenLines.get();
  }

  @Override
  public long lastReceivedAt() {
    return lastReceivedAt;
  }

  @Override
  public LogRetention retention() {
    return new LogRetention.UntilCompaction();
  }

  /** Waits until all that was appended before is durable. Later appends fail. */
  @Override
  public void close() {
    if (!queue.close()) {
      return;
    }
    committed.join();
    try (lock) {
      writer.close();
    } catch (IOException e) {
      throw new LogException(
          "%s cannot be closed: %s".formatted(writer.path(), FileProblem.describe(e)), e);
    }
  }
}
