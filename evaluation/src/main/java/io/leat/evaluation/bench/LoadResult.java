package io.leat.evaluation.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What one load run came to.
 *
 * @param offered arrivals a second that were planned; 0 in a closed loop
 * @param latencies of what was answered with 200, in microseconds from the planned arrival
 * @param failures other answers and broken connections
 * @param seconds from the first planned arrival to the last answer
 */
public record LoadResult(double offered, Histogram latencies, long failures, double seconds) {
  /** Answers a second. */
  public double achieved() {
    return latencies.getTotalCount() / seconds;
  }

  /** A percentile, in milliseconds. */
  public double percentile(double percent) {
    return latencies.getValueAtPercentile(percent) / 1e3;
  }

  /** For a report. */
  public Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("offered_per_second", rounded(offered));
    summary.put("achieved_per_second", rounded(achieved()));
    summary.put("requests", latencies.getTotalCount());
    summary.put("failures", failures);
    summary.put("p50_ms", percentile(50));
    summary.put("p95_ms", percentile(95));
    summary.put("p99_ms", percentile(99));
    summary.put("max_ms", percentile(100));
    return summary;
  }

  static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
