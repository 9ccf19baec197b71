package io.leat.index.snapshot;

import io.leat.index.IndexException;
import io.leat.index.document.Schema;

/**
 * What never changes about a generation: {@code generation.json}.
 *
 * @param name {@code g0007}
 * @param schemaVersion of the documents' fields
 * @param shards per index
 * @param rank dimension of the collaborative embedding space
 * @param contentDimension dimension of the content embedding space
 * @param createdAt epoch milliseconds
 * @param vectors how the graphs of its items keep them
 */
public record GenerationInfo(
    String name,
    int schemaVersion,
    int shards,
    int rank,
    int contentDimension,
    long createdAt,
    VectorEncoding vectors) {

  public GenerationInfo {
    atLeastOne("shards", shards);
    atLeastOne("rank", rank);
    atLeastOne("contentDimension", contentDimension);
  }

  private static void atLeastOne(String field, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(field + " must be at least 1, was " + value);
    }
  }

  /**
   * Whoever opens the generation's documents calls this first.
   *
   * @throws IndexException when another version of this program made them
   */
  public void checkSchema() {
    if (schemaVersion != Schema.VERSION) {
      throw new IndexException(
          "%s has documents of schema version %d, this program reads version %d: rebuild the index, or use the program that made it"
              .formatted(name, schemaVersion, Schema.VERSION));
    }
  }
}
