package io.leat.data.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The last complete line of a stretch of a segment, found from its end.
 *
 * @param end bytes of the file up to behind the line; the stretch's beginning when no line ends in
 *     it
 * @param stamp of the last line that has one, -1 when none has
 */
record LastLine(long end, long stamp) {
  private static final int FIRST_LOOK = 1 << 13;

  /** Looks at ever more of the stretch, until a line with a stamp is found. */
  static LastLine of(Path file, long from, long to) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long look = FIRST_LOOK;
      while (true) {
        long begin = Math.max(from, to - look);
        LastLine last = in(read(channel, begin, to), begin == from, begin);
        if (last.stamp >= 0 || begin == from) {
          return last;
        }
        look *= 8;
      }
    }
  }

  private static byte[] read(FileChannel channel, long begin, long to) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(to - begin));
    while (bytes.hasRemaining() && channel.read(bytes, begin + bytes.position()) >= 0) {}
    if (bytes.hasRemaining()) {
      throw new IOException("it ends before byte %d, up to which it was written".formatted(to));
    }
    return bytes.array();
  }

  private static LastLine in(byte[] bytes, boolean beginsWithLine, long begin) {
    int lineEnd = lastBreak(bytes, bytes.length);
    long end = begin + lineEnd + 1;
    while (lineEnd >= 0) {
      int before = lastBreak(bytes, lineEnd);
      if (before < 0 && !beginsWithLine) {
        break;
      }
      long stamp = LogLines.stamp(bytes, before + 1, lineEnd);
      if (stamp >= 0) {
        return new LastLine(end, stamp);
      }
      lineEnd = before;
    }
    return new LastLine(end, -1);
  }

  private static int lastBreak(byte[] bytes, int before) {
    int at = before - 1;
    while (at >= 0 && bytes[at] != '\n') {
      at--;
    }
    return at;
  }
}
