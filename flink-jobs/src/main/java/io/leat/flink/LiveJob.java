package io.leat.flink;

import io.leat.flink.job.Environments;
import io.leat.flink.job.JobFaults;
import io.leat.flink.sink.LuceneSink;
import io.leat.flink.source.RejectFiles;
import io.leat.flink.train.LearningSettings;
import io.leat.index.IndexException;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one generation up to date with the log, from its latest snapshot on, until it is closed.
 *
 * <pre>
 * try (LiveJob job = LiveJob.start(request)) {
 *   ...                              // what is appended to the log is searchable within a second
 * }                                  // the next start goes on from the last checkpoint
 *
 * g0007/live/checkpoints/ ...        what the job remembers; without it, the log is read again
 * g0007/live/rejects/ ...            what was not taken
 * </pre>
 */
public final class LiveJob implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveJob.class);
  private static final long LONGEST_STOP_SECONDS = 30;

  private final String generation;
  private final JobClient job;
  private final JobFaults faults;

  private LiveJob(String generation, JobClient job, int restPort) {
    this.generation = generation;
    this.job = job;
    this.faults = JobFaults.watch("The live job of " + generation, job.getJobID(), restPort);
  }

  /**
   * Starts the job in this process.
   *
   * @throws IndexException when the generation is not there, or the job does not start
   */
  public static LiveJob start(LiveRequest request) {
    LiveSettings settings = request.settings();
    Path directory = directory(request);
    Path from =
        new LiveStart(directory)
            .checkpoint(new SnapshotStore(request.index()), request.generation())
            .orElse(null);
    int restPort = Environments.freePort();
    StreamExecutionEnvironment environment =
        Environments.embeddedLive(
            request.parallelism(),
            restPort,
            directory.resolve("checkpoints").toAbsolutePath(),
            settings.checkpointMillis(),
            from,
            settings.rocksDb());
    addTo(environment, request, from != null);
    String name = name(request);
    try {
      LOG.info("{} goes on from {}", name, from == null ? "its latest snapshot" : from);
      return new LiveJob(request.generation(), environment.executeAsync(name), restPort);
    } catch (Exception e) {
      throw new IndexException("the job '%s' did not start: %s".formatted(name, deepest(e)), e);
    }
  }

  /** Flink says why at the very bottom. */
  private static Throwable deepest(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest;
  }

  static String name(LiveRequest request) {
    return "leat live " + request.generation();
  }

  /**
   * Adds the job to an environment, this process's or a cluster's.
   *
   * @param goesOn whether it goes on from a checkpoint or savepoint
   */
  static void addTo(StreamExecutionEnvironment environment, LiveRequest request, boolean goesOn) {
    SnapshotStore store = new SnapshotStore(request.index());
    GenerationInfo generation = store.generation(request.generation());
    generation.checkSchema();
    Snapshot latest =
        store
            .latest(generation.name())
            .orElseThrow(
                () ->
                    new IndexException(
                        "%s has no published snapshot; its rebuild was not finished"
                            .formatted(generation.name())));
    // What is written again is the same; what was met late must not be taken for written.
    long position =
        new LiveStart(directory(request)).position(latest, goesOn)
            - request.shop().log().disorderMicros();
    new RecommenderPipeline(
            ShopSources.following(request.shop(), request.index(), Clock.systemUTC().instant()),
            LearningSettings.DEFAULT,
            store.modelDirectory(generation.name()).toAbsolutePath().toString())
        .live(
            environment,
            new LuceneSink(request.index(), generation, position),
            RejectFiles.sink(directory(request).resolve("rejects")),
            position,
            request.settings());
  }

  static Path directory(LiveRequest request) {
    return new SnapshotStore(request.index())
        .generationDirectory(request.generation())
        .resolve("live");
  }

  public String generation() {
    return generation;
  }

  /** What Flink says of the job: RUNNING when all is well, RESTARTING after a fault. */
  public JobStatus status() {
    try {
      return job.getJobStatus().get(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      LOG.debug("No status of {}", generation, e);
      return JobStatus.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return JobStatus.SUSPENDED;
    }
  }

  /** Why the job failed lately; it goes on by itself once that is repaired. */
  public Optional<String> fault() {
    return faults.latest();
  }

  /** Stops the job at its last checkpoint. */
  @Override
  public void close() {
    faults.close();
    try {
      job.cancel().get(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
      job.getJobExecutionResult().get(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      LOG.debug("The live job of {} has ended", generation, e);
    } catch (TimeoutException | IllegalStateException e) {
      LOG.warn("The live job of {} did not end in time", generation, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
