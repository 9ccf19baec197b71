package io.leat.data.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the last segment of a log and begins a new one when it is full. What a failed write
 * left behind is cut off again, now or, when that fails too, before the next write; readers do not
 * see it meanwhile. Not safe for use by several threads.
 */
final class SegmentWriter implements Closeable {
  private final LogSegments segments;
  private final long segmentBytes;
  private final SegmentFile.Opener opener;
  private final EndFile endFile;
  private LogEnd end;

  /** Null while it holds more than what is durable, or is not open. */
  private @Nullable SegmentFile file;

  /**
   * Opens a segment, which is made when it is missing.
   *
   * @param end the beginning of that segment
   * @param segmentBytes from which on a new segment is begun
   */
  SegmentWriter(LogSegments segments, LogEnd end, long segmentBytes, SegmentFile.Opener opener)
      throws IOException {
    this.segments = segments;
    this.segmentBytes = segmentBytes;
    this.opener = opener;
    this.endFile = new EndFile(segments.endFile());
    this.end = end;
    try {
      file = begin(end);
      endFile.force();
    } catch (IOException | RuntimeException e) {
      endFile.close();
      throw e;
    }
  }

  /** The segment being written. */
  Path path() {
    return segments.file(end.segment());
  }

  /**
   * Appends lines; they are durable when this returns, and not there when it throws.
   *
   * @param stamp of the last of them
   */
  void write(byte[] lines, long stamp) throws IOException {
    SegmentFile open = file == null ? repair() : file;
    file = open;
    if (end.offset() >= segmentBytes) {
      open = roll(open);
    }
    try {
      open.append(lines);
      open.force();
      LogEnd longer = new LogEnd(end.segment(), end.offset() + lines.length, stamp);
      endFile.write(longer);
      end = longer;
    } catch (Throwable e) {
      tryRepair(e);
      throw e;
    }
  }

  /** Begins a new segment unless this one is empty, so that compaction may have what is in it. */
  void seal() throws IOException {
    if (end.offset() > 0) {
      SegmentFile open = file == null ? repair() : file;
      file = open;
      file = roll(open);
    }
  }

  private SegmentFile roll(SegmentFile full) throws IOException {
    LogEnd beginning = new LogEnd(end.segment() + 1, 0, end.stamp());
    SegmentFile next = begin(beginning);
    end = beginning;
    file = next;
    full.close();
    return next;
  }

  private SegmentFile begin(LogEnd beginning) throws IOException {
    SegmentFile next = opener.open(segments.file(beginning.segment()));
    try {
      next.force();
      DurableDirectory.sync(segments.directory());
      endFile.write(beginning);
      return next;
    } catch (IOException | RuntimeException e) {
      next.close();
      throw e;
    }
  }

  /** Opened anew: the operating system may have given the old handle up. */
  private SegmentFile repair() throws IOException {
    SegmentFile open = opener.open(path());
    try {
      open.truncate(end.offset());
      open.force();
      endFile.write(end);
      return open;
    } catch (IOException | RuntimeException e) {
      open.close();
      throw e;
    }
  }

  private void tryRepair(Throwable failure) {
    SegmentFile damaged = file;
    file = null;
    try {
      if (damaged != null) {
        damaged.close();
      }
      file = repair();
    } catch (IOException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    try (endFile) {
      if (file != null) {
        file.close();
      }
    }
  }
}
