package io.leat.data.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * Tells readers how far the log is durable. Overwritten in place and not forced to disk: after a
 * power cut it may tell less than is durable, never more.
 */
final class EndFile implements Closeable {
  private final RandomAccessFile file;

  EndFile(Path path) throws IOException {
    file = new RandomAccessFile(path.toFile(), "rw");
  }

  void write(LogEnd end) throws IOException {
    byte[] bytes = end.bytes();
    file.seek(0);
    file.write(bytes);
    if (file.length() != bytes.length) {
      file.setLength(bytes.length);
    }
  }

  void force() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
