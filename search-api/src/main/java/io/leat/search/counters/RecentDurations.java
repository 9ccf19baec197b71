package io.leat.search.counters;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long the latest of something took. Safe for use by many threads. */
public final class RecentDurations {
  private static final int KEPT = 1000;
  private static final double[] BOUNDS = {
    1, 2, 5, 10, 20, 50, 100, 200, 300, 400, 500, 600, 800, 1000, 1500, 2000, 5000, 10_000, 60_000
  };

  private final double[] latest = new double[KEPT];
  private long count;

  /**
   * The latest 1,000, or as many as there are.
   *
   * @param count of all since the process started
   * @param p50Ms half took no longer; null before the first
   * @param histogram how many of the latest took how long
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Summary(
      long count,
      @Nullable Double p50Ms,
      @Nullable Double p95Ms,
      @Nullable Double p99Ms,
      List<Bar> histogram) {}

  /**
   * How many took longer than the bar before says, and at most this.
   *
   * @param upToMs null for any longer
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Bar(@Nullable Double upToMs, int count) {}

  synchronized void add(double milliseconds) {
    latest[(int) (count % KEPT)] = milliseconds;
    count++;
  }

  Summary summary() {
    double[] sorted;
    long all;
    synchronized (this) {
      sorted = Arrays.copyOf(latest, (int) Math.min(count, KEPT));
      all = count;
    }
    Arrays.sort(sorted);
    return new Summary(
        all,
        percentile(sorted, 0.5),
        percentile(sorted, 0.95),
        percentile(sorted, 0.99),
        bars(sorted));
  }

  /** The least that is no shorter than so many of all; to the hundredth of a millisecond. */
  private static @Nullable Double percentile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return null;
    }
    double value = sorted[(int) Math.ceil(share * sorted.length) - 1];
    return Math.round(100 * value) / 100.0;
  }

  private static List<Bar> bars(double[] sorted) {
    List<Bar> bars = new ArrayList<>();
    int from = 0;
    for (double bound : BOUNDS) {
      int to = from;
      while (to < sorted.length && sorted[to] <= bound) {
        to++;
      }
      bars.add(new Bar(bound, to - from));
      from = to;
    }
    bars.add(new Bar(null, sorted.length - from));
    return bars;
  }
}
