package io.leat.flink.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.BatchExecutionOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** Where jobs run. */
public final class Environments {
  /** For sorting by key, of one subtask; what does not fit is spilled to disk. */
  private static final long SORT_MEBIBYTES = 32;

  private static final long MIN_SORT_MEBIBYTES = 256;

  /** For exchanging records, of one subtask. */
  private static final long NETWORK_MEBIBYTES = 16;

  private static final long MIN_NETWORK_MEBIBYTES = 128;

  private static final String LOOPBACK = "127.0.0.1";

  /** So many times rarer are checkpoints of a job that is behind. */
  private static final int BACKLOG_CHECKPOINTS = 20;

  private Environments() {}

  /**
   * A Flink cluster inside this process, for one job. Takes 384 MiB outside the Java heap, with
   * more than eight subtasks 48 MiB for each.
   */
  public static StreamExecutionEnvironment embedded(int parallelism) {
    return embedded(parallelism, bounded());
  }

  /**
   * The same for a job with pipelined edges, all of whose vertices start together: Flink's
   * scheduler for batch jobs refuses it.
   */
  public static StreamExecutionEnvironment embeddedPipelined(int parallelism) {
    return embedded(parallelism, pipelined());
  }

  /**
   * A Flink cluster inside this process for a job that does not end.
   *
   * @param restPort where the cluster tells of the job, on this machine only
   * @param checkpoints directory of the job's checkpoints, kept when it is cancelled
   * @param checkpointMillis between two of them
   * @param from the checkpoint to go on from; null to begin without state
   * @param rocksDb whether state lies on disk
   */
  public static StreamExecutionEnvironment embeddedLive(
      int parallelism,
      int restPort,
      Path checkpoints,
      long checkpointMillis,
      @Nullable Path from,
      boolean rocksDb) {
    Configuration configuration = live(checkpoints, checkpointMillis, rocksDb);
    if (from != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from.toUri().toString());
      // The new start deletes it with its own old ones: a checkpoint for each start would stay.
      configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
    }
    configuration.set(RestOptions.BIND_PORT, Integer.toString(restPort));
    // Whether the job has taken up its state is asked at its start.
    configuration.set(WebOptions.REFRESH_INTERVAL, Duration.ofMillis(250));
    return embedded(parallelism, configuration);
  }

  /** A port of this machine that nobody listens on. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cluster to which a job that does not end was submitted. */
  public static StreamExecutionEnvironment submittedLive(
      Path checkpoints, long checkpointMillis, boolean rocksDb) {
    return StreamExecutionEnvironment.getExecutionEnvironment(
        live(checkpoints, checkpointMillis, rocksDb));
  }

  private static Configuration live(Path checkpoints, long checkpointMillis, boolean rocksDb) {
    Configuration configuration = common();
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
    configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(checkpointMillis));
    // What is published on the way through a backlog is old, and each checkpoint copies all state.
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_INTERVAL_DURING_BACKLOG,
        Duration.ofMillis(BACKLOG_CHECKPOINTS * checkpointMillis));
    // A checkpoint that takes long must leave the job time to work.
    configuration.set(
        CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS,
        Duration.ofMillis(checkpointMillis / 2));
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 3);
    // A disk that is full, or a file that is gone, may be there again: the job tries until it is.
    configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
    configuration.set(StateBackendOptions.STATE_BACKEND, rocksDb ? "rocksdb" : "hashmap");
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, rocksDb);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(200));
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(10));
    return configuration;
  }

  private static StreamExecutionEnvironment embedded(int parallelism, Configuration configuration) {
    MemorySize sort =
        MemorySize.ofMebiBytes(Math.max(MIN_SORT_MEBIBYTES, SORT_MEBIBYTES * parallelism));
    MemorySize network =
        MemorySize.ofMebiBytes(Math.max(MIN_NETWORK_MEBIBYTES, NETWORK_MEBIBYTES * parallelism));
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, sort);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, network);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, network);
    if (!configuration.contains(RestOptions.BIND_PORT)) {
      configuration.set(RestOptions.BIND_PORT, "0");
    }
    configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    configuration.set(RestOptions.ADDRESS, LOOPBACK);
    // Counters come with heartbeats, and a progress display lives on them.
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofMillis(500));
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
  }

  /** The cluster to which this program was submitted. */
  public static StreamExecutionEnvironment submitted(int parallelism) {
    return StreamExecutionEnvironment.getExecutionEnvironment(bounded())
        .setParallelism(parallelism);
  }

  /**
   * The same for a job with pipelined edges. Such a job needs {@code jobmanager.scheduler: Default}
   * in the cluster's own configuration too: Flink's scheduler for batch jobs refuses it.
   */
  public static StreamExecutionEnvironment submittedPipelined(int parallelism) {
    return StreamExecutionEnvironment.getExecutionEnvironment(pipelined())
        .setParallelism(parallelism);
  }

  private static Configuration pipelined() {
    Configuration configuration = bounded();
    configuration.set(JobManagerOptions.SCHEDULER, JobManagerOptions.SchedulerType.Default);
    return configuration;
  }

  /** What every bounded job asks for. */
  private static Configuration bounded() {
    Configuration configuration = common();
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    configuration.set(BatchExecutionOptions.ADAPTIVE_AUTO_PARALLELISM_ENABLED, false);
    // The Lucene sink of a batch run must not start twice in one lineage; see LuceneSink.
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return configuration;
  }

  /** What every job asks for. */
  private static Configuration common() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    // A generated uid changes with the graph, and with it all state would be lost.
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    // Records are immutable, so that operators of one chain may share them.
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    return configuration;
  }
}
