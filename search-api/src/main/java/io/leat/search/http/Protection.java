package io.leat.search.http;

import io.leat.search.keys.KeyFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server defends itself with.
 *
 * @param keys the file of keys that requests must come with; null where anybody may ask
 * @param open whether anybody may ask from other machines too, for want of keys: said on purpose
 * @param perSecond how many requests a second a key, or without keys an address, may make in the
 *     long run, and at once; 0 for no limit
 * @param concurrent how many requests are answered at once; others wait
 * @param queued how many wait; others are turned away at once
 * @param patience how long they wait
 * @param deadline after which a search gives what it has; not positive for none
 * @param origins of pages of other hosts whose scripts may ask, such as {@code
 *     https://shop.example}; empty for none
 */
public record Protection(
    @Nullable Path keys,
    boolean open,
    int perSecond,
    int concurrent,
    int queued,
    Duration patience,
    Duration deadline,
    List<String> origins) {
  /** For a server that only this machine reaches. */
  public static final Protection DEFAULT =
      new Protection(
          null,
          false,
          0,
          16 * Runtime.getRuntime().availableProcessors(),
          64 * Runtime.getRuntime().availableProcessors(),
          Duration.ofMillis(500),
          Duration.ofMillis(500),
          List.of());

  public Protection {
    origins = List.copyOf(origins);
    if (perSecond < 0) {
      throw new IllegalArgumentException("rate-limit must be at least 0, was " + perSecond);
    }
    if (concurrent < 1) {
      throw new IllegalArgumentException("concurrent must be at least 1, was " + concurrent);
    }
    if (queued < 0) {
      throw new IllegalArgumentException("queued must be at least 0, was " + queued);
    }
  }

  /** The same with keys. */
  public Protection withKeys(KeyFile file) {
    return new Protection(
        file.path(), open, perSecond, concurrent, queued, patience, deadline, origins);
  }

  /** The same for anybody. */
  public Protection withOpen() {
    return new Protection(keys, true, perSecond, concurrent, queued, patience, deadline, origins);
  }

  /** The same with a limit for each key or address. */
  public Protection withRate(int requestsPerSecond) {
    return new Protection(
        keys, open, requestsPerSecond, concurrent, queued, patience, deadline, origins);
  }

  /** The same with so many at once, and so many that wait. */
  public Protection withConcurrency(int atOnce, int waiting) {
    return new Protection(keys, open, perSecond, atOnce, waiting, patience, deadline, origins);
  }

  /** The same with another deadline. */
  public Protection withDeadline(Duration other) {
    return new Protection(keys, open, perSecond, concurrent, queued, patience, other, origins);
  }

  /** The same for scripts of these pages. */
  public Protection withOrigins(List<String> others) {
    return new Protection(keys, open, perSecond, concurrent, queued, patience, deadline, others);
  }
}
