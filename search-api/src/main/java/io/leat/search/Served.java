package io.leat.search;

import io.leat.index.search.ServingSnapshot;

/**
 * Which snapshot answered.
 *
 * @param generation {@code g0007}
 * @param snapshot its number within the generation
 */
public record Served(String generation, int snapshot) {

  public static Served by(ServingSnapshot snapshot) {
    return new Served(snapshot.generation().name(), snapshot.number());
  }
}
