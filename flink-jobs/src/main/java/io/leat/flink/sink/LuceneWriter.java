package io.leat.flink.sink;

import io.leat.index.IndexException;
import io.leat.index.IndexName;
import io.leat.index.document.IndexUpdate;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.ShardCommit;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.index.write.ShardWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.jspecify.annotations.Nullable;

/**
 * One shard of every index. At every checkpoint it commits to Lucene and names the commits, changed
 * or not: a snapshot lists every shard.
 */
final class LuceneWriter
    implements CommittingSinkWriter<IndexUpdate, ShardCommit>,
        StatefulSinkWriter<IndexUpdate, WriterState> {

  private final Map<IndexName, ShardWriter> writers;
  private final int shard;
  private final int shards;
  private final long finalWatermark;
  private long watermark;
  private @Nullable WriterState staged;

  private LuceneWriter(
      Map<IndexName, ShardWriter> writers,
      int shard,
      int shards,
      long watermark,
      long finalWatermark) {
    this.writers = writers;
    this.shard = shard;
    this.shards = shards;
    this.watermark = watermark;
    this.finalWatermark = finalWatermark;
  }

  /** Starts the shard anew. */
  static LuceneWriter create(
      SnapshotStore store, GenerationInfo generation, int shard, long finalWatermark) {
    Map<IndexName, ShardWriter> writers =
        open(index -> ShardWriter.create(store, generation, index, shard));
    return new LuceneWriter(writers, shard, generation.shards(), Long.MIN_VALUE, finalWatermark);
  }

  /** Goes on from the commits of a checkpoint or of a snapshot. */
  static LuceneWriter resume(
      SnapshotStore store, GenerationInfo generation, WriterState state, long finalWatermark) {
    Map<IndexName, ShardWriter> writers =
        open(index -> ShardWriter.resume(store, generation, state.of(index)));
    LuceneWriter writer =
        new LuceneWriter(
            writers, state.shard(), generation.shards(), state.watermark(), finalWatermark);
    writer.staged = state;
    return writer;
  }

  /** All or none. */
  private static Map<IndexName, ShardWriter> open(Function<IndexName, ShardWriter> opening) {
    Map<IndexName, ShardWriter> writers = new EnumMap<>(IndexName.class);
    try {
      for (IndexName index : IndexName.values()) {
        writers.put(index, opening.apply(index));
      }
      return writers;
    } catch (RuntimeException e) {
      writers.values().forEach(ShardWriter::close);
      throw e;
    }
  }

  private ShardWriter writer(IndexName index) {
    return Objects.requireNonNull(writers.get(index), index::directoryName);
  }

  @Override
  public void write(IndexUpdate update, Context context) {
    int belongs = ShardWriter.shardOf(update.id(), shards);
    if (belongs != shard) {
      throw new IndexException(
          "document %s belongs to shard %d but reached shard %d; the sink's own partitioning was lost"
              .formatted(update.id(), belongs, shard));
    }
    writer(update.index()).apply(update);
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
      writers.values().forEach(writer -> writer.forceMerge(1));
    }
  }

  @Override
  public Collection<ShardCommit> prepareCommit() {
    WriterState state =
        new WriterState(
            Arrays.stream(IndexName.values())
                .map(index -> writer(index).commit(watermark))
                .toList());
    staged = state;
    return state.commits();
  }

  @Override
  public List<WriterState> snapshotState(long checkpointId) {
    return staged == null ? List.of() : List.of(staged);
  }

  /** Never throws: while a job is cancelled, an exception from here would leave it hanging. */
  @Override
  public void close() {
    writers.values().forEach(ShardWriter::close);
  }
}
