package io.leat.data.validation;

import io.leat.data.FinishedFile;
import io.leat.data.Reject;
import io.leat.data.ShopException;
import io.leat.data.json.RejectJson;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rejects of one run, counted by class. Nothing is written while there are none, so that sound
 * data can be read from a read-only directory; the file appears whole at {@link #publish}, and that
 * of an earlier run goes.
 */
public final class RejectFile implements Closeable {
  private final Path path;
  private final FaultTally faults = new FaultTally();
  private @Nullable FinishedFile file;
  private long count;

  public RejectFile(Path path) {
    this.path = path;
  }

  /** Adds a reject. */
  public void add(Reject reject) {
    if (file == null) {
      file = new FinishedFile(path);
    }
    file.add(RejectJson.write(reject));
    count++;
    reject.faults().forEach(fault -> faults.add(reject.file(), reject.line(), fault));
  }

  /** Lines so far. */
  public long count() {
    return count;
  }

  /** What was wrong with them so far; a line may have several faults. */
  public List<FaultClass> faults() {
    return faults.classes();
  }

  /** Puts the rejects in the place of those of an earlier run; null where there are none. */
  public @Nullable Path publish() {
    if (file != null) {
      file.publish();
      return path;
    }
    try {
      Files.deleteIfExists(path);
      return null;
    } catch (IOException e) {
      throw new ShopException(
          "%s is of an earlier run and cannot be removed: %s".formatted(path, e.getMessage()));
    }
  }

  /** Drops what was not published. */
  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
