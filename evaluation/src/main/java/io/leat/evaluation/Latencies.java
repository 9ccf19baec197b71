package io.leat.evaluation;

import java.util.Arrays;

/**
 * Percentiles of measured times.
 *
 * @param requests how many were measured
 */
public record Latencies(int requests, double p50Ms, double p95Ms, double p99Ms, double maxMs) {

  /** The percentiles of times in nanoseconds, at least one. */
  public static Latencies of(long[] nanoseconds) {
    long[] sorted = nanoseconds.clone();
    Arrays.sort(sorted);
    return new Latencies(
        sorted.length,
        milliseconds(sorted, 0.5),
        milliseconds(sorted, 0.95),
        milliseconds(sorted, 0.99),
        milliseconds(sorted, 1));
  }

  /** The nearest-rank percentile: the least time that so large a share of all does not exceed. */
  private static double milliseconds(long[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(rank, 1) - 1] / 1e6;
  }
}
