package io.leat.flink;

import io.leat.flink.job.CheckpointFit;
import io.leat.flink.job.CheckpointRefusedException;
import io.leat.flink.job.Environments;
import io.leat.flink.job.JobFaults;
import io.leat.flink.job.Restoring;
import io.leat.index.IndexException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.client.JobInitializationException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One execution of the live job in this process, with or without a checkpoint. */
final class LiveRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);
  private static final long LONGEST_STOP_SECONDS = 30;

  private final String name;
  private final JobClient job;
  private final int restPort;
  private final JobFaults faults;

  private LiveRun(String name, JobClient job, int restPort) {
    this.name = name;
    this.job = job;
    this.restPort = restPort;
    this.faults = JobFaults.watch("The job '%s'".formatted(name), job.getJobID(), restPort);
  }

  /**
   * Starts the job.
   *
   * @param from the checkpoint to go on from, null to begin without state
   * @throws CheckpointRefusedException when it is seen at once that this is not possible
   * @throws IndexException when the job does not start for another reason
   */
  static LiveRun start(LiveRequest request, @Nullable Path from) {
    LiveSettings settings = request.settings();
    int restPort = Environments.freePort();
    StreamExecutionEnvironment environment =
        Environments.embeddedLive(
            request.parallelism(),
            restPort,
            LiveJob.directory(request).resolve("checkpoints").toAbsolutePath(),
            settings.checkpointMillis(),
            from,
            settings.rocksDb());
    LiveJob.addTo(environment, request, from != null);
    if (from != null) {
      CheckpointFit.check(environment, from.toUri().toString());
    }
    String name = LiveJob.name(request);
    try {
      LOG.info("{} goes on from {}", name, from == null ? "its latest snapshot" : from);
      return new LiveRun(name, environment.executeAsync(name), restPort);
    } catch (Exception e) {
      // Flink says why at the very bottom.
      Throwable deepest = deepest(e);
      if (from != null
          && ExceptionUtils.findThrowable(e, JobInitializationException.class).isPresent()) {
        throw new CheckpointRefusedException(deepest.toString(), e);
      }
      throw new IndexException("the job '%s' did not start: %s".formatted(name, deepest), e);
    }
  }

  private static Throwable deepest(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest;
  }

  /** Waits until the job has its state: why it cannot have it, empty when it has. */
  Optional<String> refusal() throws InterruptedException {
    return Restoring.refusal(job.getJobID(), restPort);
  }

  JobStatus status() {
    try {
      return job.getJobStatus().get(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      LOG.debug("No status of {}", name, e);
      return JobStatus.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return JobStatus.SUSPENDED;
    }
  }

  Optional<String> fault() {
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
      LOG.debug("{} has ended", name, e);
    } catch (TimeoutException | IllegalStateException e) {
      LOG.warn("{} did not end in time", name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
