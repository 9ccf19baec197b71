package io.leat.data.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** A disk that is full after so many bytes, and whose files cannot be cut when told so. */
final class FailingDisk implements SegmentFile.Opener {
  private final AtomicLong room = new AtomicLong(Long.MAX_VALUE);
  private volatile boolean cutting = true;
  private volatile boolean forcing = true;

  void room(long bytes) {
    room.set(bytes);
  }

  void cutting(boolean works) {
    cutting = works;
  }

  void forcing(boolean works) {
    forcing = works;
  }

  @Override
  public SegmentFile open(Path path) throws IOException {
    SegmentFile file = SegmentFile.open(path);
    return new SegmentFile() {
      @Override
      public void append(byte[] bytes) throws IOException {
        int fitting = (int) Math.min(bytes.length, room.get());
        file.append(Arrays.copyOf(bytes, fitting));
        room.addAndGet(-fitting);
        if (fitting < bytes.length) {
          throw new IOException("No space left on device");
        }
      }

      @Override
      public void force() throws IOException {
        if (!forcing) {
          throw new IOException("Input/output error");
        }
        file.force();
      }

      @Override
      public void truncate(long length) throws IOException {
        if (!cutting) {
          throw new IOException("Read-only file system");
        }
        file.truncate(length);
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }
}
