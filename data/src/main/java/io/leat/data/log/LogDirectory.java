package io.leat.data.log;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Where the log of a shop lies.
 *
 * <pre>
 * shop/
 *   log/
 *     LOCK                           held by the process that appends
 *     END                            how far the log is durable: {@link LogEnd}
 *     segment-000000000008.jsonl     one {@link LogRecord#line} after the other
 *     segment-000000000009.jsonl     the one being written
 *     segment-000000000007.torn      what recovery cut off
 *   history/
 *     history-FIRST-LAST-SEGMENT.jsonl.gz    what was in the segments up to that one
 * </pre>
 *
 * @param shop the shop's directory
 */
public record LogDirectory(Path shop) implements LogLocation {

  @Override
  public EventLog open() {
    return new FileEventLog(this);
  }

  @Override
  public long lastReceivedAt() {
    return new LogReader(this).lastReceivedAt();
  }

  @Override
  public void read(long after, long through, Consumer<LogRecord> receiver) {
    new LogReader(this).read(after, through, receiver, broken -> {});
  }

  @Override
  public long disorderMicros() {
    return 0;
  }

  LogSegments segments() {
    return new LogSegments(shop.resolve("log"));
  }

  LogHistory history() {
    return new LogHistory(shop.resolve("history"));
  }
}
