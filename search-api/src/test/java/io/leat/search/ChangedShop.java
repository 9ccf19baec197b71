package io.leat.search;

import io.leat.index.document.IndexUpdate;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.ShardCommit;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.index.write.ShardWriter;
import java.util.ArrayList;
import java.util.List;

/** Changes to a shop that is published. */
public final class ChangedShop {
  private ChangedShop() {}

  /** The next snapshot, with one more update. */
  public static void publish(SnapshotStore store, String name, IndexUpdate update) {
    GenerationInfo generation = store.generation(name);
    Snapshot latest = store.latest(name).orElseThrow();
    int home = ShardWriter.shardOf(update.id(), generation.shards());
    List<ShardCommit> commits = new ArrayList<>();
    for (Snapshot.Shard shard : latest.shards()) {
      if (shard.index() == update.index() && shard.shard() == home) {
        try (ShardWriter writer = ShardWriter.resume(store, generation, shard.commit())) {
          writer.apply(update);
          commits.add(writer.commit(shard.watermark() + 1));
        }
      } else {
        commits.add(shard.commit());
      }
    }
    store.publish(name, "test", latest.checkpointId() + 1, commits);
  }
}
