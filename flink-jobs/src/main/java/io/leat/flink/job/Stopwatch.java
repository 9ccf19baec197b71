package io.leat.flink.job;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Seconds by phase. */
public final class Stopwatch<P extends Enum<P>> {
  private final Map<P, Double> seconds;

  public Stopwatch(Class<P> phases) {
    this.seconds = new EnumMap<>(phases);
  }

  public <T> T time(P phase, Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    add(phase, (System.nanoTime() - start) / 1e9);
    return result;
  }

  public void time(P phase, Runnable work) {
    time(
        phase,
        () -> {
          work.run();
          return true;
        });
  }

  /** Counts part of one phase's time for another. */
  public void move(P from, P to, double part) {
    add(from, -part);
    add(to, part);
  }

  private void add(P phase, double more) {
    seconds.merge(phase, more, Double::sum);
  }

  public Map<P, Double> seconds() {
    return Map.copyOf(seconds);
  }
}
