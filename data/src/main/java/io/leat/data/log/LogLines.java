package io.leat.data.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one file of the log, with their places and stamps.
 *
 * <pre>{@code
 * while (lines.next()) {
 *   LogRecord record = lines.record();
 * }
 * }</pre>
 */
public final class LogLines implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final byte[] STAMP = "{\"received_at\":".getBytes(StandardCharsets.US_ASCII);

  /** More digits would not fit into a long. */
  private static final int MOST_DIGITS = 18;

  private final Path file;
  private final InputStream in;
  private final long after;
  private final long through;

  /** Bytes of the file that may still be read. */
  private long remaining;

  /** Whether the file must have that many. */
  private final boolean exact;

  /** Position in the file of the buffer's first byte. */
  private long base;

  private byte[] buffer = new byte[BUFFER];
  private int lineStart;
  private int lineEnd;
  private int next;
  private int limit;
  private long stamp = -1;
  private long lastStamp;

  private LogLines(
      Path file, InputStream in, long from, long to, boolean exact, long after, long through) {
    this.file = file;
    this.in = in;
    this.base = from;
    this.remaining = to - from;
    this.exact = exact;
    this.after = after;
    this.through = through;
    this.lastStamp = after;
  }

  /** All lines between two bytes of a plain file. */
  static LogLines between(Path file, long from, long to, long after) throws IOException {
    FileChannel channel = FileChannel.open(file);
    channel.position(from);
    return new LogLines(
        file, Channels.newInputStream(channel), from, to, true, after, Long.MAX_VALUE);
  }

  /** All lines of a sealed segment or a part of the history. */
  static LogLines whole(Path file) throws IOException {
    return file.toString().endsWith(".gz")
        ? stamped(file, -1, Long.MAX_VALUE)
        : between(file, 0, Files.size(file), 0);
  }

  /** The lines of a gzipped file that were stamped after the one and up to the other time. */
  static LogLines stamped(Path file, long after, long through) throws IOException {
    InputStream raw = Files.newInputStream(file);
    try {
      LogLines lines =
          new LogLines(
              file, new GZIPInputStream(raw, BUFFER), 0, Long.MAX_VALUE, false, after, through);
      lines.lastStamp = 0;
      return lines;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** Goes to the next line; false when there is none. */
  public boolean next() {
    try {
      while (advance()) {
        stamp = stamp(buffer, lineStart, lineEnd);
        if (stamp >= 0) {
          lastStamp = stamp;
        }
        // A line without a stamp goes with the record before it.
        if (exact || (lastStamp > after && lastStamp <= through)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw LogSegments.unreadable(file, e);
    }
  }

  private boolean advance() throws IOException {
    lineStart = next;
    int scanned = next;
    while (true) {
      for (; scanned < limit; scanned++) {
        if (buffer[scanned] == '\n') {
          lineEnd = scanned;
          next = scanned + 1;
          return true;
        }
      }
      if (limit == buffer.length) {
        makeRoom();
        scanned = limit;
      }
      int read = in.read(buffer, limit, (int) Math.min(buffer.length - limit, remaining));
      if (read <= 0) {
        checkLength();
        lineEnd = limit;
        next = limit;
        return lineEnd > lineStart;
      }
      limit += read;
      remaining -= read;
    }
  }

  private void makeRoom() {
    if (lineStart == 0) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    } else {
      System.arraycopy(buffer, lineStart, buffer, 0, limit - lineStart);
      base += lineStart;
      limit -= lineStart;
      lineStart = 0;
    }
  }

  private void checkLength() {
    if (exact && remaining > 0) {
      throw new LogException(
          "%s ends at byte %d, %d bytes short of what was written: restore the file"
              .formatted(file, base + limit, remaining));
    }
  }

  /** The digits behind a line's first name, -1 when it does not begin so. */
  static long stamp(byte[] bytes, int from, int to) {
    int digits = from + STAMP.length;
    if (digits >= to || !Arrays.equals(bytes, from, digits, STAMP, 0, STAMP.length)) {
      return -1;
    }
    long value = 0;
    int at = digits;
    for (; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
      if (at - digits == MOST_DIGITS) {
        return -1;
      }
      value = 10 * value + bytes[at] - '0';
    }
    return at > digits && at < to && bytes[at] == ',' ? value : -1;
  }

  public Path file() {
    return file;
  }

  /** Bytes of the (unpacked) file before the line. */
  public long position() {
    return base + lineStart;
  }

  /** Bytes of the (unpacked) file up to the next line; before the first, where reading begins. */
  public long end() {
    return base + next;
  }

  /** Of the last line that had one; before the first, what was read before. */
  public long lastStamp() {
    return Math.max(lastStamp, after);
  }

  /** Of the line, -1 when it has none. */
  public long stamp() {
    return stamp;
  }

  /** The line without its end. One that is not UTF-8 is given as text that is no record. */
  public String text() {
    String text = new String(buffer, lineStart, lineEnd - lineStart, StandardCharsets.UTF_8);
    // Decoding marks what it cannot read with U+FFFD, which may also stand in the file itself.
    return text.indexOf('\ufffd') >= 0 && !isEncoding(text) ? "not UTF-8: " + text : text;
  }

  private boolean isEncoding(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.equals(bytes, 0, bytes.length, buffer, lineStart, lineEnd);
  }

  /** What stands on the line; null when it is {@link #broken}. */
  public @Nullable LogRecord record() {
    return stamp < 0 ? null : LogRecord.parse(text());
  }

  BrokenLine broken() {
    return new BrokenLine(file, position(), text());
  }

  /** Copies the line as it is, with an end. */
  void copyTo(OutputStream out) throws IOException {
    out.write(buffer, lineStart, lineEnd - lineStart);
    out.write('\n');
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw LogSegments.unreadable(file, e);
    }
  }
}
