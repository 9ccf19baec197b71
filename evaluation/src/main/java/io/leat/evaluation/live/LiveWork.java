package io.leat.evaluation.live;

import io.leat.data.ShopFiles;
import io.leat.data.simulator.ShopSimulator;
import io.leat.data.simulator.SimulationRequest;
import io.leat.evaluation.ShopQueries;
import io.leat.flink.Rebuild;
import io.leat.flink.RebuildProgress;
import io.leat.flink.RebuildRequest;
import io.leat.index.IndexException;
import io.leat.index.snapshot.Current;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A shop and its index, for runs that change both.
 *
 * @param directory with {@code shop/}, {@code index/} and what the servers say, {@code server.log}
 */
public record LiveWork(Path directory) {

  /** How large a shop is generated. */
  public record Size(long items, long users, long events, long seed) {}

  /** Generates and indexes the shop, where the directory does not hold one already. */
  public static LiveWork prepare(Path directory, Size size) {
    LiveWork work = new LiveWork(directory);
    if (!Files.exists(work.shop().directory())) {
      new ShopSimulator(
              new SimulationRequest(
                  size.items(),
                  size.users(),
                  size.events(),
                  size.seed(),
                  work.shop().directory(),
                  false,
                  false),
              (done, all) -> {})
          .run();
    }
    if (work.store().current().isEmpty()) {
      Rebuild.embedded().run(RebuildRequest.of(work.shop(), work.index()), RebuildProgress.NONE);
    }
    return work;
  }

  public ShopFiles shop() {
    return new ShopFiles(directory.resolve("shop"));
  }

  public Path index() {
    return directory.resolve("index");
  }

  /** What the servers print. */
  public Path output() {
    return directory.resolve("server.log");
  }

  public SnapshotStore store() {
    return new SnapshotStore(index());
  }

  /** The generation being served. */
  public String generation() {
    return store()
        .current()
        .map(Current::generation)
        .orElseThrow(() -> new IndexException("Nothing is promoted in " + index()));
  }

  /** Up to which position of the log the index is complete, epoch microseconds. */
  public long watermark() {
    return store().latest(generation()).map(Snapshot::watermark).orElse(0L);
  }

  /** The position of the log's end, epoch microseconds. */
  public long logEnd() {
    return shop().log().lastReceivedAt();
  }

  /** The shop's people, items and searches. */
  public ShopQueries queries() {
    return ShopQueries.of(shop(), new Random(1));
  }
}
