package io.leat.search;

import io.leat.index.search.ServingSnapshot;

/**
 * Which snapshot answered.
 *
 * @param generation {@code g0007}
 * @param snapshot its number within the generation
 * @param embeddingVersion the same where two snapshots have vectors of the same model
 */
public record Served(String generation, int snapshot, String embeddingVersion) {

  public static Served by(ServingSnapshot snapshot) {
    return new Served(snapshot.generation().name(), snapshot.number(), snapshot.embeddingVersion());
  }
}
