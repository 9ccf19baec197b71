package io.leat.index.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.lucene.util.Constants;

/**
 * Replaces whole files atomically and durably. {@link #before} is called ahead of each step, so
 * that a test can stop there as a crash would.
 */
public class DurableFiles {

  /** The steps of one replacement, in their order. */
  public enum Step {
    WRITE,
    SYNC_FILE,
    RENAME,
    SYNC_DIRECTORY
  }

  /** Writes a file's content. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Called before each step; does nothing here. */
  protected void before(Step step, Path target) throws IOException {}

  /** Gives {@code target} this content: a reader finds the old file or the new one. */
  public final void replace(Path target, Content content) throws IOException {
    Path directory = parent(target);
    Path temporary = directory.resolve("." + target.getFileName() + ".tmp");
    before(Step.WRITE, target);
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      content.writeTo(out);
      out.flush();
      before(Step.SYNC_FILE, target);
      channel.force(true);
    }
    before(Step.RENAME, target);
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    before(Step.SYNC_DIRECTORY, target);
    syncDirectory(directory);
  }

  /** Removes the file, if there is one, and makes that durable. */
  public final void delete(Path target) throws IOException {
    if (Files.deleteIfExists(target)) {
      syncDirectory(parent(target));
    }
  }

  /**
   * Makes one directory whose parent exists.
   *
   * @return false when there was one already
   */
  public final boolean createDirectory(Path directory) throws IOException {
    try {
      Files.createDirectory(directory);
    } catch (FileAlreadyExistsException e) {
      if (Files.isDirectory(directory)) {
        return false;
      }
      throw e;
    }
    syncDirectory(parent(directory));
    return true;
  }

  /** Makes the directory and those above it, each one's entry durable in its parent. */
  public final void createDirectories(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      createDirectories(parent(directory));
      createDirectory(directory);
    }
  }

  /**
   * Lucene's own method passes over a failure here; but then an interrupt would leave a rename that
   * a power cut can undo, and call it durable.
   */
  private static void syncDirectory(Path directory) throws IOException {
    if (Constants.WINDOWS) {
      // Directories cannot be opened there; its file systems keep the order of renames.
      return;
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path parent(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException(path + " has no parent directory");
    }
    return parent;
  }
}
