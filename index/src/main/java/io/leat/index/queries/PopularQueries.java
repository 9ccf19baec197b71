package io.leat.index.queries;

import io.leat.index.IndexException;
import io.leat.index.files.DurableFiles;
import io.leat.index.files.JsonFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The popular queries of a generation, in the file {@code popular-queries.json} of its directory.
 *
 * @param queries heaviest first
 */
public record PopularQueries(List<PopularQuery> queries) {
  public static final PopularQueries NONE = new PopularQueries(List.of());

  private static final String FILE = "popular-queries.json";

  public PopularQueries {
    queries = List.copyOf(queries);
  }

  /**
   * Those of a generation; none where it has no such file.
   *
   * @throws IndexException when the file cannot be read
   */
  public static PopularQueries read(Path generationDirectory) {
    Path file = generationDirectory.resolve(FILE);
    try {
      return new JsonFiles(new DurableFiles()).read(file, PopularQueries.class).orElse(NONE);
    } catch (IOException e) {
      throw new IndexException("Cannot read " + file + ": " + e, e);
    }
  }

  /**
   * Replaces those of a generation.
   *
   * @throws IndexException when the file cannot be written
   */
  public void write(Path generationDirectory) {
    Path file = generationDirectory.resolve(FILE);
    try {
      new JsonFiles(new DurableFiles()).write(file, this);
    } catch (IOException e) {
      throw new IndexException("Cannot write " + file + ": " + e, e);
    }
  }
}
