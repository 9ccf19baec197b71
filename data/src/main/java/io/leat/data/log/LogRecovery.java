package io.leat.data.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a log that was left at any moment into order before it is written again. */
record LogRecovery(LogSegments segments, LogHistory history) {
  private static final Logger LOG = LoggerFactory.getLogger(LogRecovery.class);

  /**
   * Cuts a line that was begun and never finished off the last segment; nobody was told that it was
   * accepted.
   *
   * @return the beginning of the segment to be written, and the stamp of the last record before it.
   *     It is a new one (or an empty one), so that no reader's position lies behind its end
   */
  LogEnd run() throws IOException {
    List<HistoryPart> parts = history.parts();
    List<Long> numbers =
        segments.numbers().stream()
            .filter(number -> number > LogHistory.lastSegment(parts))
            .toList();
    if (numbers.isEmpty()) {
      return new LogEnd(LogHistory.lastSegment(parts) + 1, 0, LogHistory.lastStamp(parts));
    }
    long last = numbers.getLast();
    long length = seal(last);
    long stamp = LogHistory.lastStamp(parts);
    for (long number : numbers.reversed()) {
      Path file = segments.file(number);
      long found = LastLine.of(file, 0, Files.size(file)).stamp();
      if (found >= 0) {
        stamp = Math.max(stamp, found);
        break;
      }
    }
    return new LogEnd(length == 0 ? last : last + 1, 0, stamp);
  }

  /** Makes what is complete in the segment durable, and returns how long that is. */
  private long seal(long number) throws IOException {
    Path path = segments.file(number);
    long size = Files.size(path);
    long complete = LastLine.of(path, 0, size).end();
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      if (complete < size) {
        byte[] cut = new byte[Math.toIntExact(size - complete)];
        file.seek(complete);
        file.readFully(cut);
        keep(segments.torn(number), cut);
        file.setLength(complete);
        LOG.warn(
            "{} ended within a line that was never accepted: {} bytes were moved to {}",
            path,
            cut.length,
            segments.torn(number).getFileName());
      }
      file.getFD().sync();
    }
    return complete;
  }

  private static void keep(Path torn, byte[] cut) throws IOException {
    Files.write(
        torn, cut, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
  }
}
