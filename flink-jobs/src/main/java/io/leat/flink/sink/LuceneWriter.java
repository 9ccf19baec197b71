package io.leat.flink.sink;

import io.leat.index.IndexException;
import io.leat.index.IndexName;
import io.leat.index.document.IndexUpdate;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.ShardCommit;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.index.write.ShardWriter;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.jspecify.annotations.Nullable;

/**
 * One shard of both indexes. At every checkpoint it commits to Lucene and names the commits,
 * changed or not: a snapshot lists every shard.
 */
final class LuceneWriter
    implements CommittingSinkWriter<IndexUpdate, ShardCommit>,
        StatefulSinkWriter<IndexUpdate, WriterState> {

  private final ShardWriter items;
  private final ShardWriter users;
  private final int shard;
  private final int shards;
  private final long finalWatermark;
  private long watermark;
  private @Nullable WriterState staged;

  private LuceneWriter(
      ShardWriter items,
      ShardWriter users,
      int shard,
      int shards,
      long watermark,
      long finalWatermark) {
    this.items = items;
    this.users = users;
    this.shard = shard;
    this.shards = shards;
    this.watermark = watermark;
    this.finalWatermark = finalWatermark;
  }

  /** Starts the shard anew. */
  static LuceneWriter create(
      SnapshotStore store, GenerationInfo generation, int shard, long finalWatermark) {
    ShardWriter items = ShardWriter.create(store, generation, IndexName.ITEMS, shard);
    try {
      ShardWriter users = ShardWriter.create(store, generation, IndexName.USERS, shard);
      return new LuceneWriter(
          items, users, shard, generation.shards(), Long.MIN_VALUE, finalWatermark);
    } catch (RuntimeException e) {
      items.close();
      throw e;
    }
  }

  /** Goes on from the commits of a checkpoint. */
  static LuceneWriter resume(
      SnapshotStore store, GenerationInfo generation, WriterState state, long finalWatermark) {
    ShardWriter items = ShardWriter.resume(store, generation, state.items());
    try {
      ShardWriter users = ShardWriter.resume(store, generation, state.users());
      LuceneWriter writer =
          new LuceneWriter(
              items,
              users,
              state.shard(),
              generation.shards(),
              state.items().watermark(),
              finalWatermark);
      writer.staged = state;
      return writer;
    } catch (RuntimeException e) {
      items.close();
      throw e;
    }
  }

  @Override
  public void write(IndexUpdate update, Context context) {
    int belongs = ShardWriter.shardOf(update.id(), shards);
    if (belongs != shard) {
      throw new IndexException(
          "document %s belongs to shard %d but reached shard %d; the sink's own partitioning was lost"
              .formatted(update.id(), belongs, shard));
    }
    switch (update.index()) {
      case ITEMS -> items.apply(update);
      case USERS -> users.apply(update);
    }
  }

  @Override
  public void writeWatermark(Watermark reached) {
    // The last watermark says only that the input has ended, not what time it ended at.
    watermark =
        Math.max(
            watermark,
            reached.getTimestamp() == Long.MAX_VALUE ? finalWatermark : reached.getTimestamp());
  }

  @Override
  public void flush(boolean endOfInput) {
    if (endOfInput) {
      // Nothing will be added: one segment is one graph to search instead of several.
      items.forceMerge(1);
      users.forceMerge(1);
    }
  }

  @Override
  public Collection<ShardCommit> prepareCommit() {
    WriterState state = new WriterState(items.commit(watermark), users.commit(watermark));
    staged = state;
    return List.of(state.items(), state.users());
  }

  @Override
  public List<WriterState> snapshotState(long checkpointId) {
    return staged == null ? List.of() : List.of(staged);
  }

  /** Never throws: while a job is cancelled, an exception from here would leave it hanging. */
  @Override
  public void close() {
    items.close();
    users.close();
  }
}
