package io.leat.search.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * So many requests a second for each key or address, as many at once after a pause. Of those that
 * asked longest ago the count is forgotten, so that nobody fills memory by asking from everywhere.
 * Safe for use by many threads.
 */
final class RateLimits {
  private static final int MOST_CALLERS = 10_000;

  private final int perSecond;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_CALLERS;
        }
      };

  RateLimits(int perSecond) {
    this.perSecond = perSecond;
  }

  /**
   * Counts a request.
   *
   * @param caller a key's id, or an address
   * @throws ProblemException 429 when there were too many; says when to come again
   */
  void count(Context context, String caller) {
    ConsumptionProbe probe = bucket(caller).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long nanos = probe.getNanosToWaitForRefill();
      long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos - 1) + 1);
      context.header("Retry-After", Long.toString(seconds));
      throw new ProblemException(
          Problem.of(
              429,
              "too-many-requests",
              "Too many requests",
              "At most %d requests a second are answered; come again in %d s."
                  .formatted(perSecond, seconds)));
    }
  }

  private Bucket bucket(String caller) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(
          caller,
          unused ->
              Bucket.builder()
                  .addLimit(
                      limit ->
                          limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                  .build());
    }
  }
}
