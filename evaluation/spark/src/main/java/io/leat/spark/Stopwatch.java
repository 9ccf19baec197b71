package io.leat.spark;

import java.util.LinkedHashMap;
import java.util.Map;

/** Seconds of each phase since a first moment, and of all. */
final class Stopwatch {
  private final long started;
  private long last;
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  /**
   * Ends the first phase at once.
   *
   * @param started in milliseconds of the epoch
   */
  Stopwatch(long started, String phase) {
    this.started = started;
    this.last = started;
    lap(phase);
  }

  /** Ends a phase that began with the end of the one before. */
  void lap(String phase) {
    long now = System.currentTimeMillis();
    seconds.put(phase, (now - last) / 1e3);
    last = now;
  }

  /** The phases, and their sum as total. */
  Map<String, Double> seconds() {
    Map<String, Double> all = new LinkedHashMap<>(seconds);
    all.put("total", (last - started) / 1e3);
    return all;
  }
}
