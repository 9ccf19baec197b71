package io.leat.data.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** A file that grows at its end. An interface so that a test can have a disk that fails. */
interface SegmentFile extends Closeable {

  /** Adds bytes at the end; some of them may be there after a failure. */
  void append(byte[] bytes) throws IOException;

  /** Returns when all that was appended survives a power cut. */
  void force() throws IOException;

  /** Cuts off what is behind so many bytes. */
  void truncate(long length) throws IOException;

  /** Opens a file, made when missing. */
  interface Opener {
    SegmentFile open(Path path) throws IOException;
  }

  /**
   * Of the operating system. Not by a {@code FileChannel}, which closes itself when its thread is
   * interrupted.
   */
  static SegmentFile open(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    return new SegmentFile() {
      @Override
      public void append(byte[] bytes) throws IOException {
        file.seek(file.length());
        file.write(bytes);
      }

      @Override
      public void force() throws IOException {
        file.getFD().sync();
      }

      @Override
      public void truncate(long length) throws IOException {
        file.setLength(length);
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }
}
