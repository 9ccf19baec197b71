package io.leat.data;

import io.leat.data.log.LogDirectory;
import io.leat.data.log.LogLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where a shop's records lie in its directory: {@code items.jsonl} and {@code events.jsonl}, or
 * with {@code .gz}.
 *
 * @param directory of the shop
 * @param log where what was received since the import is kept; made with the first record
 */
public record ShopFiles(Path directory, LogLocation log) {

  /** With a log of files in the same directory. */
  public ShopFiles(Path directory) {
    this(directory, new LogDirectory(directory));
  }

  /** The catalogue, plain or gzipped. */
  public Path items() {
    return find("items.jsonl");
  }

  /** The events, plain or gzipped. */
  public Path events() {
    return find("events.jsonl");
  }

  /**
   * Fails now where either is missing, rather than in the middle of work.
   *
   * @throws ShopException saying which
   */
  public void checkPresent() {
    find("items.jsonl");
    find("events.jsonl");
  }

  /** Rejects of {@code validate}, written beside. */
  public Path rejects() {
    return directory.resolve("rejects.jsonl");
  }

  /** The size of both files in bytes, as they lie on disk: what a progress bar counts up to. */
  public long bytes() {
    try {
      return Files.size(items()) + Files.size(events());
    } catch (IOException e) {
      throw new ShopException(
          "%s cannot be read: %s".formatted(directory, FileProblem.describe(e)));
    }
  }

  private Path find(String name) {
    return Stream.of(directory.resolve(name), directory.resolve(name + ".gz"))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new ShopException(
                    "%s has neither %s nor %s.gz: give the directory of a shop, such as ./leat import writes"
                        .formatted(directory, name, name)));
  }
}
