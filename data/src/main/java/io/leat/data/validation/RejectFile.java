package io.leat.data.validation;

import io.leat.data.Reject;
import io.leat.data.ShopException;
import io.leat.data.json.RejectJson;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * The rejects of one run. Nothing is written while there are none, so that sound data can be read
 * from a read-only directory; the file appears whole at {@link #publish}, and an older one goes.
 */
public final class RejectFile implements Closeable {
  private final Path file;
  private final Path unfinished;
  private @Nullable BufferedWriter writer;
  private long count;

  public RejectFile(Path file) {
    this.file = file;
    this.unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
  }

  /** Adds a reject. */
  public void add(Reject reject) {
    try {
      if (writer == null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        writer = Files.newBufferedWriter(unfinished);
      }
      writer.write(RejectJson.write(reject));
      writer.write('\n');
      count++;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  public long count() {
    return count;
  }

  /** Puts the rejects in the place of those of an earlier run. */
  public @Nullable Path publish() {
    try {
      if (writer == null) {
        Files.deleteIfExists(file);
        return null;
      }
      writer.close();
      writer = null;
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Drops what was not published. */
  @Override
  public void close() {
    try {
      if (writer != null) {
        writer.close();
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private ShopException unwritable(IOException e) {
    return new ShopException("rejects cannot be written to %s: %s".formatted(file, e.getMessage()));
  }
}
