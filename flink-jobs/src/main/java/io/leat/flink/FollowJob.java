package io.leat.flink;

import io.leat.data.ShopException;
import io.leat.data.ShopFiles;
import io.leat.data.log.KafkaTopic;
import io.leat.flink.job.CheckpointFit;
import io.leat.flink.job.CheckpointRefusedException;
import io.leat.flink.job.Environments;
import io.leat.index.IndexException;
import io.leat.index.snapshot.Current;
import io.leat.index.snapshot.SnapshotStore;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The live job on a real cluster:
 *
 * <pre>
 * flink run -d -p 4 -c io.leat.flink.FollowJob leat-job.jar SHOP_DIRECTORY INDEX_DIRECTORY [GENERATION [BROKERS TOPIC]]
 * flink run -d -p 8 -s SAVEPOINT -c io.leat.flink.FollowJob leat-job.jar SHOP_DIRECTORY INDEX_DIRECTORY GENERATION
 * </pre>
 *
 * Both directories must be seen under the same path by every machine, and by the one that submits.
 * Without a generation, the one being served is followed; with {@code BROKERS TOPIC}, the log is
 * Kafka's. The parallelism is the cluster's or that of {@code -p}; the sink's is the generation's
 * number of shards whatever it is.
 */
public final class FollowJob {
  private FollowJob() {}

  public static void main(String[] args) throws Exception {
    if (args.length < 2 || args.length == 4 || args.length > 5) {
      throw new IllegalArgumentException(
          "expected SHOP_DIRECTORY INDEX_DIRECTORY [GENERATION [BROKERS TOPIC]], got "
              + args.length
              + " arguments");
    }
    Path index = Path.of(args[1]);
    try {
      String generation = args.length > 2 ? args[2] : served(index);
      LiveRequest request = new LiveRequest(shop(args), index, generation, 0, LiveSettings.DEFAULT);
      StreamExecutionEnvironment environment =
          Environments.submittedLive(
              LiveJob.directory(request).resolve("checkpoints").toAbsolutePath(),
              request.settings().checkpointMillis(),
              request.settings().rocksDb());
      Optional<String> from =
          environment.getConfiguration().getOptional(StateRecoveryOptions.SAVEPOINT_PATH);
      LiveJob.addTo(environment, request, from.isPresent());
      from.ifPresent(savepoint -> check(environment, savepoint));
      environment.executeAsync(LiveJob.name(request));
    } catch (ShopException | IndexException e) {
      System.err.println(e.getMessage());
      throw e;
    }
  }

  /** Whoever says {@code --allowNonRestoredState} knows what they leave behind. */
  private static void check(StreamExecutionEnvironment environment, String savepoint) {
    if (environment.getConfiguration().get(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE)) {
      return;
    }
    try {
      CheckpointFit.check(environment, savepoint);
    } catch (CheckpointRefusedException e) {
      throw new IndexException(
          "The job cannot go on from %s, for %s. Submit it without -s: it reads the log again"
              .formatted(savepoint, e.getMessage()),
          e);
    }
  }

  private static ShopFiles shop(String[] args) {
    Path directory = Path.of(args[0]);
    return args.length < 5
        ? new ShopFiles(directory)
        : new ShopFiles(directory, new KafkaTopic(args[3], args[4]));
  }

  private static String served(Path index) {
    return new SnapshotStore(index)
        .current()
        .map(Current::generation)
        .orElseThrow(
            () ->
                new IndexException(
                    "Nothing is promoted in %s: build an index first, 'leat rebuild'"
                        .formatted(index)));
  }
}
