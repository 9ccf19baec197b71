package io.leat.search.live;

import java.time.Duration;

/**
 * How much is remembered of what people did.
 *
 * @param people how many people and sessions together, those with the newest acts
 * @param actsEach how many acts of each, the newest
 * @param acts how many acts altogether
 * @param duration after which an act is forgotten
 */
public record MemoryBounds(int people, int actsEach, int acts, Duration duration) {
  /** Some 250 MB at most. */
  public static final MemoryBounds DEFAULT =
      new MemoryBounds(200_000, 100, 2_000_000, Duration.ofHours(2));
}
