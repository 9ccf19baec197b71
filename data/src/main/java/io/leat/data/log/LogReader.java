package io.leat.data.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log of a directory in order, the history first, while others append and compact. It
 * sees what is durable and nothing else, and remembers nothing: where somebody is, is in the {@link
 * LogPosition} that they keep.
 *
 * <pre>{@code
 * LogRange range = reader.next(position, Long.MAX_VALUE);   // null: nothing new
 * try (LogLines lines = reader.open(range)) { ... }
 * position = range.end();
 * }</pre>
 *
 * <p>What cannot be read, or is missing, ends in a {@link LogException} that names the file; after
 * repair the same call succeeds. Safe for use by many threads.
 */
public final class LogReader {
  /** Bytes of a range, unless its first line alone has more. */
  static final long RANGE_BYTES = 4L << 20;

  private final LogSegments segments;
  private final LogHistory history;

  public LogReader(LogDirectory directory) {
    this.segments = directory.segments();
    this.history = directory.history();
  }

  /** The stamp of the newest durable record, 0 when there is none. */
  public long lastReceivedAt() {
    LogEnd end = segments.end();
    return Math.max(end == null ? 0 : end.stamp(), LogHistory.lastStamp(history.parts()));
  }

  /** A position from which nothing that was stamped after this time is missed. */
  public LogPosition startAfter(long stamp) {
    List<HistoryPart> parts = history.parts();
    long compacted = LogHistory.lastSegment(parts);
    if (stamp < LogHistory.lastStamp(parts)) {
      return new LogPosition(1, 0, stamp);
    }
    for (long number : segments.numbers().reversed()) {
      if (number > compacted && beginsBy(number, stamp)) {
        return new LogPosition(number, 0, stamp);
      }
    }
    return new LogPosition(compacted + 1, 0, stamp);
  }

  private boolean beginsBy(long segment, long stamp) {
    try (LogLines lines = LogLines.between(segments.file(segment), 0, size(segment), 0)) {
      while (lines.next()) {
        if (lines.stamp() >= 0) {
          return lines.stamp() <= stamp;
        }
      }
      return false;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw LogSegments.unreadable(segments.file(segment), e);
    }
  }

  /**
   * What comes next: at most {@value #RANGE_BYTES} bytes of a segment (more when its first line is
   * longer), or a part of the history.
   *
   * @param through stamp of the last record that is wanted
   * @return null when there is nothing more that is durable and wanted
   */
  public @Nullable LogRange next(LogPosition position, long through) {
    LogPosition at = position;
    while (at.stamp() < through) {
      List<HistoryPart> parts = history.parts();
      HistoryPart part = LogHistory.holding(parts, at.segment());
      if (part != null) {
        if (part.last() > at.stamp()) {
          return new LogRange(
              part.segment(), 0, Long.MAX_VALUE, at.stamp(), Math.min(part.last(), through));
        }
        at = new LogPosition(part.segment() + 1, 0, at.stamp());
        continue;
      }
      LogEnd end = segments.end();
      if (end == null || at.segment() > end.segment()) {
        return null;
      }
      Path file = segments.file(at.segment());
      try {
        long limit = at.segment() < end.segment() ? size(at.segment()) : end.offset();
        if (at.offset() > limit) {
          throw new LogException(
              "%s ends at byte %d, but was read up to byte %d: restore the file"
                  .formatted(file, limit, at.offset()));
        }
        if (at.offset() < limit) {
          return inSegment(file, at, limit, through);
        }
      } catch (NoSuchFileException e) {
        if (LogHistory.lastSegment(history.parts()) < at.segment()) {
          throw segments.missing(at.segment());
        }
        // Compacted a moment ago.
        continue;
      } catch (IOException e) {
        throw LogSegments.unreadable(file, e);
      }
      if (at.segment() == end.segment()) {
        return null;
      }
      at = new LogPosition(at.segment() + 1, 0, at.stamp());
    }
    return null;
  }

  private long size(long segment) throws IOException {
    return Files.size(segments.file(segment));
  }

  private static @Nullable LogRange inSegment(Path file, LogPosition at, long limit, long through)
      throws IOException {
    long to = Math.min(limit, at.offset() + RANGE_BYTES);
    LastLine last = LastLine.of(file, at.offset(), to);
    while (last.end() == at.offset() && to < limit) {
      to = Math.min(limit, to + (to - at.offset()));
      last = LastLine.of(file, at.offset(), to);
    }
    // A sealed segment may have been cut off by hand: its last bytes are a line too.
    long end = last.end() == at.offset() ? limit : last.end();
    LogRange range =
        new LogRange(
            at.segment(),
            at.offset(),
            end,
            at.stamp(),
            last.stamp() < 0 ? at.stamp() : last.stamp());
    return range.through() <= through ? range : cut(file, range, through);
  }

  /** Up to the last record that is wanted; null when none is. */
  private static @Nullable LogRange cut(Path file, LogRange range, long through)
      throws IOException {
    long to = range.from();
    long last = range.after();
    try (LogLines lines = LogLines.between(file, range.from(), range.to(), range.after())) {
      while (lines.next()) {
        if (lines.stamp() >= 0 && lines.stamp() <= through) {
          to = lines.end();
          last = lines.stamp();
        }
      }
    }
    return to == range.from()
        ? null
        : new LogRange(range.segment(), range.from(), to, range.after(), last);
  }

  /** The lines of a range that {@link #next} gave, perhaps long ago. */
  public LogLines open(LogRange range) {
    while (true) {
      HistoryPart part = LogHistory.holding(history.parts(), range.segment());
      Path file = part == null ? segments.file(range.segment()) : part.file();
      try {
        return part == null
            ? LogLines.between(file, range.from(), range.to(), range.after())
            : LogLines.stamped(file, range.after(), range.through());
      } catch (NoSuchFileException e) {
        HistoryPart now = LogHistory.holding(history.parts(), range.segment());
        if (now == null) {
          throw segments.missing(range.segment());
        }
        // Compacted a moment ago; a part that was read off the directory and is gone twice over is
        // not there.
        if (now.equals(part)) {
          throw LogSegments.unreadable(file, e);
        }
      } catch (IOException e) {
        throw LogSegments.unreadable(file, e);
      }
    }
  }

  /**
   * Hands on every durable record stamped after the one and up to the other time, in order.
   *
   * @param broken is told of the lines that are no records
   */
  public void read(
      long after, long through, Consumer<LogRecord> receiver, Consumer<BrokenLine> broken) {
    LogRange range = next(startAfter(after), through);
    while (range != null) {
      try (LogLines lines = open(range)) {
        while (lines.next()) {
          LogRecord record = lines.record();
          if (record == null) {
            broken.accept(lines.broken());
          } else if (record.receivedAt() > after) {
            receiver.accept(record);
          }
        }
      }
      range = next(range.end(), through);
    }
  }
}
