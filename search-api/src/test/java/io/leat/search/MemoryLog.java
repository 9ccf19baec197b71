package io.leat.search;

import io.leat.data.log.EventLog;
import io.leat.data.log.LogEntry;
import io.leat.data.log.LogException;
import io.leat.data.log.LogRecord;
import io.leat.data.log.LogRetention;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A log that ends with its process. */
public final class MemoryLog implements EventLog {
  private final List<LogRecord> records = new ArrayList<>();
  private LogRetention retention = new LogRetention.UntilCompaction();
  private long newest;
  private @Nullable String failure;

  /** From now on it takes nothing, for this reason; null to take everything again. */
  public synchronized void fail(@Nullable String reason) {
    failure = reason;
  }

  @Override
  public synchronized long[] append(List<LogEntry> entries) {
    if (failure != null) {
      throw new LogException(failure);
    }
    long[] stamps = new long[entries.size()];
    for (int i = 0; i < stamps.length; i++) {
      stamps[i] = Math.max(System.currentTimeMillis() * 1000, newest + 1);
      newest = stamps[i];
      records.add(new LogRecord(stamps[i], entries.get(i).kind(), entries.get(i).json()));
    }
    return stamps;
  }

  @Override
  public void read(long after, Consumer<LogRecord> receiver) {
    records().stream().filter(record -> record.receivedAt() > after).forEach(receiver);
  }

  /** Keeps only these. */
  public synchronized void compact(Predicate<LogRecord> kept) {
    records.removeIf(kept.negate());
  }

  /** All that it has. */
  public synchronized List<LogRecord> records() {
    return List.copyOf(records);
  }

  @Override
  public synchronized long lastReceivedAt() {
    return newest;
  }

  /** As if it were set so. */
  public synchronized void retain(LogRetention other) {
    retention = other;
  }

  @Override
  public synchronized LogRetention retention() {
    return retention;
  }

  @Override
  public void close() {}
}
