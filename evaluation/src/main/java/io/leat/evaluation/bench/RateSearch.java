package io.leat.evaluation.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The greatest rate that a server keeps up with, and what its latencies are at half of it.
 *
 * <p>A closed loop tells about where to begin; from two thirds of that the rate is stepped up by an
 * eighth until the server falls behind: it answers less than 97 of 100 arrivals of a step in that
 * step's time, fails one in a hundred, or lets one in a hundred wait for a second.
 */
public final class RateSearch {
  private static final double STEP = 1.125;
  private static final double FROM = 2.0 / 3;
  private static final double KEPT_UP = 0.97;
  private static final double LONGEST_P99_MS = 1000;
  private static final int CLOSED_CONNECTIONS = 8;
  private static final int MOST_STEPS = 12;

  private final LoadGenerator generator;
  private final double stepSeconds;
  private final Supplier<Duration> processorTime;

  /**
   * @param stepSeconds how long each rate is tried
   * @param processorTime of all the server's threads since it began; zero where it is not known
   */
  public RateSearch(LoadGenerator generator, double stepSeconds, Supplier<Duration> processorTime) {
    this.generator = generator;
    this.stepSeconds = stepSeconds;
    this.processorTime = processorTime;
  }

  /**
   * What was found.
   *
   * @param closedLoop answers a second to as many at once as there were connections
   * @param maximum answers a second
   * @param processorMillis of the server for each answer at half the maximum
   */
  public record Found(
      double closedLoop, double maximum, LoadResult atHalf, double processorMillis) {
    /** For a report. */
    public Map<String, Object> summary() {
      Map<String, Object> summary = new LinkedHashMap<>();
      summary.put("closed_loop_per_second", LoadResult.rounded(closedLoop));
      summary.put("maximum_per_second", LoadResult.rounded(maximum));
      summary.put("processor_ms_per_query", Math.round(1e3 * processorMillis) / 1e3);
      summary.put("at_half", atHalf.summary());
      return summary;
    }
  }

  /** Asks these requests over and over. */
  public Found run(List<LoadRequest> requests) throws InterruptedException {
    double closed = warmedUp(requests);
    double maximum = 0;
    double rate = closed * FROM;
    for (int step = 0; step < MOST_STEPS; step++, rate *= STEP) {
      LoadResult result = generator.open(requests, rate, stepSeconds);
      if (!keptUp(result)) {
        // Below two thirds of the closed loop's rate the same rule looks downwards.
        if (maximum > 0) {
          break;
        }
        rate /= STEP * STEP;
      } else {
        maximum = result.achieved();
      }
    }
    double half = Math.max(1, maximum / 2);
    Duration before = processorTime.get();
    LoadResult atHalf = generator.open(requests, half, 2 * stepSeconds);
    double spent = processorTime.get().minus(before).toNanos() / 1e6;
    return new Found(
        closed, maximum, atHalf, spent / Math.max(1, atHalf.latencies().getTotalCount()));
  }

  private double warmedUp(List<LoadRequest> requests) throws InterruptedException {
    generator.closed(requests, CLOSED_CONNECTIONS, stepSeconds);
    return generator.closed(requests, CLOSED_CONNECTIONS, stepSeconds).achieved();
  }

  private static boolean keptUp(LoadResult result) {
    long answered = result.latencies().getTotalCount();
    return result.achieved() >= KEPT_UP * result.offered()
        && result.failures() * 100 <= answered
        && result.percentile(99) <= LONGEST_P99_MS;
  }
}
