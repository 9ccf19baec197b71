package io.leat.index.snapshot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One process at a time decides what comes next. It guards against a committer that is believed
 * dead and still finishes its last step beside its successor. The operating system frees it when
 * the process ends.
 */
public final class StoreLock {
  private static final long WAIT_MILLIS = 5;

  /**
   * Ahead of the file's lock: POSIX takes a process's lock of a file away as soon as any channel of
   * the process to that file is closed, so no second one may be open while the lock is held.
   */
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  private StoreLock() {}

  /** Work on files. */
  @FunctionalInterface
  public interface Action<T> {
    T run() throws IOException;
  }

  /** Runs the action while holding the lock of this file, which is made when missing. */
  public static <T> T holding(Path file, Action<T> action) throws IOException {
    try {
      IN_THIS_PROCESS.lockInterruptibly();
      try {
        return holdingAmongProcesses(file, action);
      } finally {
        IN_THIS_PROCESS.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for " + file, e);
    }
  }

  private static <T> T holdingAmongProcesses(Path file, Action<T> action)
      throws IOException, InterruptedException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (tryLock(channel) == null) {
        Thread.sleep(WAIT_MILLIS);
      }
      return action.run();
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by a second copy of this class, as Flink's class loaders make them: wait for it too.
      return null;
    }
  }
}
