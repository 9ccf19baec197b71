package io.leat.evaluation.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leat.data.ShopFiles;
import io.leat.data.log.EventLog;
import io.leat.flink.FollowJob;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The live job on a real cluster, with everything that happens to one: TaskManagers are killed
 * while events come in and others take their place, the job is stopped with a savepoint and goes on
 * from it out of another build of its jar, with another parallelism. In the end every act must be
 * counted, once.
 *
 * <pre>
 * run ─► (feed, SIGKILL, feed, a new TaskManager, feed) x kills ─► savepoint ─► feed ─► new jar ─► run -p 3 ─► feed ─► compare
 * </pre>
 *
 * @param directory for the shop, the index and the cluster
 * @param kills of a TaskManager
 * @param seed of the events
 */
public record ClusterRun(Path directory, int kills, long seed) {
  private static final int TASK_MANAGERS = 2;
  private static final int SLOTS = 3;
  private static final int PARALLELISM = 2;
  private static final int OTHER_PARALLELISM = 3;
  private static final Duration FEEDING = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /**
   * What was seen.
   *
   * @param events different ones that were appended
   * @param recoverySeconds from each kill until all was published that had been appended before the
   *     next TaskManager was there
   * @param differences between the index and the count by hand, in words
   */
  public record Result(
      int kills, long events, List<Double> recoverySeconds, List<String> differences) {}

  /** Runs it. */
  public Result run() {
    ShopFiles shop = TestedShop.simulate(directory, seed);
    Path index = directory.resolve("index").toAbsolutePath();
    String generation = TestedShop.rebuild(shop, index);
    List<String> arguments =
        List.of(shop.directory().toAbsolutePath().toString(), index.toString(), generation);
    try (EventLog log = shop.log().open();
        FlinkCluster cluster =
            FlinkCluster.start(directory.resolve("cluster"), TASK_MANAGERS, SLOTS)) {
      EventFeed feed = new EventFeed(log, new SnapshotStore(index), generation, seed);
      feed.run(FEEDING);
      String job =
          cluster.run(List.of("-p", String.valueOf(PARALLELISM)), FollowJob.class, arguments);
      feed.run(FEEDING);
      feed.awaitCounted(LONGEST);
      List<Double> recoveries = new ArrayList<>();
      for (int kill = 0; kill < kills; kill++) {
        recoveries.add(killOne(cluster, feed));
      }
      cluster.awaitTaskManagers();
      cluster.awaitRunning(job);
      String savepoint = cluster.stop(job);
      feed.run(FEEDING);
      cluster.packJob();
      cluster.run(
          List.of("-p", String.valueOf(OTHER_PARALLELISM), "-s", savepoint),
          FollowJob.class,
          arguments);
      feed.run(FEEDING);
      feed.awaitCounted(LONGEST);
      return new Result(kills, feed.events(), recoveries, feed.differences());
    }
  }

  private static double killOne(FlinkCluster cluster, EventFeed feed) {
    feed.run(FEEDING);
    cluster.killTaskManager();
    long killed = System.nanoTime();
    feed.run(FEEDING);
    cluster.startTaskManager();
    feed.awaitCounted(LONGEST);
    return (System.nanoTime() - killed) / 1e9;
  }

  /** Prints the result as JSON: {@code ClusterRun DIRECTORY KILLS SEED}. */
  public static void main(String[] arguments) throws IOException {
    ClusterRun run =
        new ClusterRun(
            Path.of(arguments[0]), Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]));
    System.out.println(new ObjectMapper().writeValueAsString(run.run()));
  }
}
