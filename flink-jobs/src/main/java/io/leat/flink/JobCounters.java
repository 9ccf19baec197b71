package io.leat.flink;

import io.leat.index.IndexException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A job's {@link Counters}, read. */
record JobCounters(Map<String, Long> values) {

  long get(String name) {
    return values.getOrDefault(name, 0L);
  }

  double trainSeconds() {
    return get(Counters.TRAIN_MILLISECONDS) / 1000.0;
  }

  /** By the kind of the first fault. */
  Map<String, Long> rejects() {
    Map<String, Long> rejects = new TreeMap<>();
    values.forEach(
        (name, count) -> {
          if (name.startsWith(Counters.REJECTS)) {
            rejects.put(name.substring(Counters.REJECTS.length()), count);
          }
        });
    return rejects;
  }

  RebuildReport report(
      String generation, Path directory, Path rejects, Map<RebuildPhase, Double> seconds) {
    return new RebuildReport(
        generation,
        get(Counters.ITEMS),
        get(Counters.USERS),
        get(Counters.EVENTS),
        get(Counters.EVENTS_DUPLICATE),
        get(Counters.ITEMS_SUPERSEDED),
        get(Counters.EVENTS_ANONYMOUS),
        get(Counters.EVENTS_LINKED),
        get(Counters.UNKNOWN_ITEM_RATINGS),
        get(Counters.RATINGS),
        rejects(),
        rejects().isEmpty() ? null : rejects,
        seconds,
        bytes(directory));
  }

  private static long bytes(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(JobCounters::size).sum();
    } catch (IOException | UncheckedIOException e) {
      throw new IndexException("Cannot list %s: %s".formatted(directory, e), e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
