package io.leat.data.log;

import io.leat.data.FileProblem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Held by the one process that may change a directory, until it ends. */
final class LogLock implements Closeable {
  /**
   * Ahead of the file's lock: POSIX takes a process's lock of a file away as soon as any channel of
   * the process to that file is closed, so a second one must not even be opened.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private LogLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param directory which exists; its file LOCK is made when missing
   */
  static LogLock take(Path directory) throws IOException {
    Path real = directory.toRealPath().resolve("LOCK");
    if (!HELD.add(real)) {
      throw held(directory, "this process already");
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        throw held(directory, "another process");
      }
      return new LogLock(real, channel);
    } catch (IOException | RuntimeException e) {
      HELD.remove(real);
      if (channel != null) {
        channel.close();
      }
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by a second copy of this class, in another class loader.
      return null;
    }
  }

  private static LogException held(Path directory, String holder) {
    return new LogException(
        "%s writes %s: stop it first (it holds the file LOCK)".formatted(holder, directory));
  }

  /** Lets go; what fails is only that the operating system would do so anyway. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new LogException("%s: %s".formatted(file, FileProblem.describe(e)), e);
    } finally {
      HELD.remove(file);
    }
  }
}
