package io.leat.flink;

import io.leat.flink.job.CheckpointRefusedException;
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
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
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
 * g0007/live/checkpoints/ ...            what the job remembers; without it, the log is read again
 * g0007/live/refused-checkpoints/ ...    what could not be gone on from
 * g0007/live/rejects/ ...                what was not taken
 * </pre>
 *
 * A checkpoint that cannot be gone on from, because it is damaged or this build of the job has
 * another graph or other serializers, is put aside, and the job starts without: nothing is lost but
 * the time to read the import and the log again.
 */
public final class LiveJob implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveJob.class);

  private final LiveRequest request;
  private final Thread restoring;

  /** Null between two runs, and after the last. */
  private volatile @Nullable LiveRun run;

  private boolean closed;

  private LiveJob(LiveRequest request) {
    this.request = request;
    Optional<Path> checkpoint =
        start().checkpoint(new SnapshotStore(request.index()), request.generation());
    Runnable rest = () -> {};
    if (checkpoint.isPresent()) {
      rest = goOn(checkpoint.get());
    } else {
      run = LiveRun.start(request, null);
    }
    restoring = Thread.ofPlatform().name("leat-live-restoring").daemon().start(rest);
  }

  /** Returns what is left to be done once the job was started. */
  private Runnable goOn(Path checkpoint) {
    try {
      run = LiveRun.start(request, checkpoint);
      return () -> awaitState(checkpoint);
    } catch (CheckpointRefusedException e) {
      startWithout(checkpoint, String.valueOf(e.getMessage()));
      return () -> {};
    }
  }

  /**
   * Starts the job in this process. That its state is taken up is not waited for.
   *
   * @throws IndexException when the generation is not there, or the job does not start
   */
  public static LiveJob start(LiveRequest request) {
    return new LiveJob(request);
  }

  private LiveStart start() {
    return new LiveStart(directory(request));
  }

  private void startWithout(Path checkpoint, String reason) {
    LOG.warn(
        "{} cannot go on from {}, and reads the import and the log again, which loses nothing: {}. The checkpoint is now below {}",
        name(request),
        checkpoint,
        reason,
        start().putAside());
    run = LiveRun.start(request, null);
  }

  private void awaitState(Path checkpoint) {
    LiveRun restored = run;
    try {
      Optional<String> refusal = restored == null ? Optional.empty() : restored.refusal();
      if (refusal.isPresent()) {
        replace(checkpoint, refusal.get());
      }
    } catch (InterruptedException e) {
      LOG.debug("{} was closed before it had its state", name(request));
    } catch (RuntimeException e) {
      LOG.error("{} did not start again", name(request), e);
    }
  }

  private synchronized void replace(Path checkpoint, String reason) {
    LiveRun refused = run;
    if (closed || refused == null) {
      return;
    }
    run = null;
    refused.close();
    startWithout(checkpoint, reason);
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
    return request.generation();
  }

  /** What Flink says of the job: RUNNING when all is well, RESTARTING after a fault. */
  public JobStatus status() {
    LiveRun current = run;
    return current == null ? JobStatus.RESTARTING : current.status();
  }

  /** Why the job failed lately; it goes on by itself once that is repaired. */
  public Optional<String> fault() {
    LiveRun current = run;
    return current == null ? Optional.empty() : current.fault();
  }

  /** Stops the job at its last checkpoint. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      // Not before, or it would cut short the start of a run that nobody ends then.
      restoring.interrupt();
      LiveRun last = run;
      if (last != null) {
        last.close();
      }
    }
  }
}
