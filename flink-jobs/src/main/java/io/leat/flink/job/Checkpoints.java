package io.leat.flink.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints that a live job has left behind.
 *
 * <pre>
 * live/checkpoints/3f9c.../chk-1841/_metadata       a job's id, a complete checkpoint
 * </pre>
 */
public record Checkpoints(Path directory) {
  private static final String METADATA = "_metadata";

  /** The newest complete checkpoint's directory; what a crash cut short has no metadata. */
  public Optional<Path> newest() {
    try (Stream<Path> files = Files.walk(directory, 3)) {
      return files
          .filter(file -> file.endsWith(METADATA))
          .max(Comparator.comparingLong(Checkpoints::writtenAt).thenComparing(Path::toString))
          .map(Path::getParent);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** 0 for one that was removed meanwhile, in favour of a newer one. */
  private static long writtenAt(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      return 0;
    }
  }
}
