package io.leat.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leat.core.profile.Action;
import io.leat.data.Event;
import io.leat.data.json.EventJson;
import io.leat.data.log.FileEventLog;
import io.leat.data.log.LogDirectory;
import io.leat.data.log.LogEntry;
import io.leat.data.log.LogKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * How many events a log of files accepts: threads that append batches as fast as they are accepted,
 * each batch durable before the next one of its thread. Validation and HTTP are left out.
 */
public final class LogBenchmark {
  private final LogDirectory directory;

  /** The log is written there, and stays. */
  public LogBenchmark(LogDirectory directory) {
    this.directory = directory;
  }

  /**
   * What was measured.
   *
   * @param events accepted in all
   * @param bytesPerEvent of a line in the log
   * @param append times of one batch
   */
  public record Result(
      int threads,
      int batch,
      long events,
      double eventsPerSecond,
      double bytesPerEvent,
      Latencies append) {}

  /** Appends for so long, after a second of warming up. */
  public Result run(int threads, int batch, Duration duration) {
    List<LogEntry> entries =
        LongStream.range(0, batch)
            .mapToObj(number -> new LogEntry("user-" + number, LogKind.EVENT, json(number)))
            .toList();
    try (FileEventLog log = new FileEventLog(directory)) {
      append(log, threads, entries, Duration.ofSeconds(1));
      long started = System.nanoTime();
      List<Long> times = append(log, threads, entries, duration);
      double seconds = (System.nanoTime() - started) / 1e9;
      long events = (long) times.size() * batch;
      double bytes =
          entries.stream()
              .mapToInt(
                  entry ->
                      entry.json().length()
                          + "{\"received_at\":1763740000123456,\"event\":}\n".length())
              .average()
              .orElse(0);
      return new Result(
          threads,
          batch,
          events,
          events / seconds,
          bytes,
          Latencies.of(times.stream().mapToLong(Long::longValue).toArray()));
    }
  }

  private static String json(long number) {
    return EventJson.write(
        new Event(
            "0192f7c4-7a1e-7c3b-9d55-%012d".formatted(number),
            "user-" + number,
            "session-" + number,
            Action.VIEW,
            Instant.parse("2026-03-01T12:00:00Z"),
            "item-" + number,
            List.of(),
            null,
            null,
            3,
            null,
            null,
            null,
            null,
            "search",
            null,
            null,
            null));
  }

  private static List<Long> append(
      FileEventLog log, int threads, List<LogEntry> entries, Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    List<Long> times = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<List<Long>>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        running.add(executor.submit(() -> appendUntil(log, entries, end)));
      }
      for (Future<List<Long>> one : running) {
        times.addAll(one.get());
      }
      return times;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<Long> appendUntil(FileEventLog log, List<LogEntry> entries, long end) {
    List<Long> times = new ArrayList<>();
    for (long now = System.nanoTime(); now < end; ) {
      log.append(entries);
      long done = System.nanoTime();
      times.add(done - now);
      now = done;
    }
    return times;
  }

  /** Prints the result as JSON: {@code LogBenchmark DIRECTORY THREADS BATCH SECONDS}. */
  public static void main(String[] arguments) throws IOException {
    Result result =
        new LogBenchmark(new LogDirectory(Path.of(arguments[0])))
            .run(
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Duration.ofSeconds(Integer.parseInt(arguments[3])));
    System.out.println(new ObjectMapper().writeValueAsString(result));
  }
}
