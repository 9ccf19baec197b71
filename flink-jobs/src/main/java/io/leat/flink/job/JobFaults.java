package io.leat.flink.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why a job that restarts by itself does so. Flink's client tells that it restarts, and not why;
 * the cluster's REST interface tells that too. Each reason is logged once while it lasts.
 */
public final class JobFaults implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobFaults.class);
  private static final long LOOK_SECONDS = 1;

  /** Longer than between two restarts: a job that fails again and again has one fault. */
  private static final long CURRENT_MILLIS = 30_000;

  private static final String CAUSE = "Caused by: ";
  private static final String OURS = "io.leat.";

  private final String name;
  private final JobRest rest;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("leat-job-faults").daemon().factory());
  private volatile @Nullable String fault;

  private JobFaults(String name, JobID job, int restPort) {
    this.name = name;
    this.rest = new JobRest(job, restPort);
  }

  /**
   * Begins to look.
   *
   * @param name of the job, the beginning of a sentence
   */
  public static JobFaults watch(String name, JobID job, int restPort) {
    JobFaults faults = new JobFaults(name, job, restPort);
    ScheduledFuture<?> unused =
        faults.looks.scheduleWithFixedDelay(
            faults::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    return faults;
  }

  /** The deepest reason of the last failure, while that is no older than half a minute. */
  public Optional<String> latest() {
    return Optional.ofNullable(fault);
  }

  private void look() {
    try {
      String found = current(rest.exceptions(1), System.currentTimeMillis());
      if (found != null && !found.equals(fault)) {
        LOG.warn("{} failed, and tries again until it succeeds: {}", name, found);
      }
      fault = found;
    } catch (IOException e) {
      LOG.debug("{} does not say how it is", name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static @Nullable String current(JsonNode answer, long now) {
    JsonNode newest = answer.at("/exceptionHistory/entries/0");
    return now - newest.path("timestamp").asLong(0) > CURRENT_MILLIS
        ? null
        : reason(newest.path("stacktrace").asText());
  }

  /** The deepest cause of our own, which says what to do; else the deepest of all. */
  static String reason(String stacktrace) {
    List<String> causes =
        stacktrace
            .lines()
            .filter(line -> !line.startsWith("\t"))
            .map(line -> line.startsWith(CAUSE) ? line.substring(CAUSE.length()) : line)
            .toList();
    return causes.reversed().stream()
        .filter(cause -> cause.startsWith(OURS))
        .findFirst()
        .orElse(causes.isEmpty() ? "" : causes.getLast());
  }

  @Override
  public void close() {
    looks.shutdownNow();
    rest.close();
  }
}
