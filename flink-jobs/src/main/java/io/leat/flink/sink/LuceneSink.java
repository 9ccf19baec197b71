package io.leat.flink.sink;

import io.leat.index.IndexException;
import io.leat.index.IndexName;
import io.leat.index.document.IndexUpdate;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.ShardCommit;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.index.write.ShardWriter;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.InitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessageTypeInfo;
import org.apache.flink.streaming.api.connector.sink2.SupportsPreCommitTopology;
import org.apache.flink.streaming.api.connector.sink2.SupportsPreWriteTopology;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;

/**
 * How index updates become durable and visible, exactly once: commit early, publish late.
 *
 * <pre>
 *                     one subtask for each shard, of all indexes
 *                  ┌──────────────────────────────────────────────┐
 * IndexUpdate ─┬──►│ LuceneWriter 0 ─► stamp with lineage and     │──┐ global
 *    by shard  └──►│ LuceneWriter 1 ─► checkpoint: StagedCommit   │──┴────────► LuceneCommitter ─► Snapshot
 *                  └──────────────────────────────────────────────┘
 *   stage     prepareCommit    IndexWriter.commit(); nobody sees it
 *   remember  snapshotState    the commits' names, in Flink's checkpoint
 *   publish   commit           manifest, fsync, rename of LATEST, once the checkpoint is complete
 *   restore   restoreWriter    reopen at the remembered commits; later ones fall away
 *   start     createWriter     without a checkpoint: reopen at the commits of LATEST; anew where
 *                              the generation has none
 * </pre>
 *
 * In a bounded run in batch mode there is one checkpoint, the end of the input: one snapshot.
 *
 * <p>Assumptions:
 *
 * <ul>
 *   <li>The sink's parallelism is the generation's shard count ({@link #addTo} sees to it; a writer
 *       refuses otherwise). Rescale upstream only: writer state is dealt to subtasks by position.
 *   <li>The index root is one directory for all task managers.
 *   <li>A lineage is one start of one job. It travels within the job graph, so that recovery keeps
 *       it and all subtasks share it; make a new sink for each start. So does the snapshot that was
 *       the latest when the sink was made: subtasks that each looked for themselves could go on
 *       from two different ones, while a committer of the start before is at its last step.
 *   <li>Who goes on from LATEST takes up what was not published from the log; {@link
 *       #completeUntil} says from where. Checkpoints of earlier starts are void then: the commits
 *       that they remember fall away.
 *   <li>A batch run is not restarted after a failure: its writers would start anew under a lineage
 *       that may already have published. A rebuild that fails is started again as a new generation.
 * </ul>
 */
public final class LuceneSink
    implements Sink<IndexUpdate>,
        SupportsPreWriteTopology<IndexUpdate>,
        SupportsWriterState<IndexUpdate, WriterState>,
        SupportsPreCommitTopology<ShardCommit, StagedCommit>,
        SupportsCommitter<StagedCommit> {
  private static final long serialVersionUID = 1;

  private final String root;
  private final String generation;
  private final int shards;
  private final long finalWatermark;
  private final StoreOpener opener;
  private final String lineage = UUID.randomUUID().toString();
  private final int startSnapshot;
  private final long completeUntil;

  /**
   * @param root the index root, seen under this path by every task manager
   * @param finalWatermark the time, epoch milliseconds, up to which the index is complete when a
   *     bounded input has ended
   */
  public LuceneSink(Path root, GenerationInfo generation, long finalWatermark) {
    this(root, generation, finalWatermark, directory -> new SnapshotStore(Path.of(directory)));
  }

  /** For tests whose store fails at a chosen step. */
  LuceneSink(Path root, GenerationInfo generation, long finalWatermark, StoreOpener opener) {
    this.root = root.toAbsolutePath().toString();
    this.generation = generation.name();
    this.shards = generation.shards();
    this.finalWatermark = finalWatermark;
    this.opener = opener;
    Optional<Snapshot> latest = store().latest(this.generation);
    this.startSnapshot = latest.map(Snapshot::number).orElse(0);
    this.completeUntil =
        latest.stream()
            .flatMap(snapshot -> snapshot.shards().stream())
            .mapToLong(Snapshot.Shard::watermark)
            .min()
            .orElse(Long.MIN_VALUE);
  }

  /**
   * The time, as the watermarks of the job that wrote it have it, up to which the index holds
   * everything when the job starts without a checkpoint; the least long where it starts anew.
   */
  public long completeUntil() {
    return completeUntil;
  }

  /** Opens the store where a task runs. */
  @FunctionalInterface
  interface StoreOpener extends Serializable {
    SnapshotStore open(String root);
  }

  /** Ends a stream of updates here, with the parallelism that the generation asks for. */
  public DataStreamSink<IndexUpdate> addTo(DataStream<IndexUpdate> updates) {
    return updates.sinkTo(this).setParallelism(shards).uid("lucene").name("Lucene");
  }

  @Override
  public DataStream<IndexUpdate> addPreWriteTopology(DataStream<IndexUpdate> updates) {
    return updates.partitionCustom(
        (id, partitions) -> ShardWriter.shardOf(id, partitions), IndexUpdate::id);
  }

  @Override
  public StatefulSinkWriter<IndexUpdate, WriterState> createWriter(WriterInitContext context) {
    SnapshotStore store = store();
    int shard = shard(context);
    return startSnapshot == 0
        ? LuceneWriter.create(store, generation(store), shard, finalWatermark)
        : LuceneWriter.resume(store, generation(store), startState(store, shard), finalWatermark);
  }

  private WriterState startState(SnapshotStore store, int shard) {
    Snapshot start =
        store
            .snapshot(generation, startSnapshot)
            .orElseThrow(
                () ->
                    new IndexException(
                        "Snapshot %d of %s, the latest when this job was made, has expired: start the job again"
                            .formatted(startSnapshot, generation)));
    return new WriterState(
        Arrays.stream(IndexName.values())
            .map(index -> start.shard(index, shard).commit())
            .toList());
  }

  @Override
  public StatefulSinkWriter<IndexUpdate, WriterState> restoreWriter(
      WriterInitContext context, Collection<WriterState> recovered) {
    int shard = shard(context);
    if (recovered.size() != 1 || recovered.iterator().next().shard() != shard) {
      throw new IndexException(
          "generation %s, shard %d: the checkpoint has the state of %s for this writer; the number"
                  .formatted(generation, shard, recovered)
              + " of shards is fixed for a generation, rebuild to change it");
    }
    SnapshotStore store = store();
    return LuceneWriter.resume(
        store, generation(store), recovered.iterator().next(), finalWatermark);
  }

  @Override
  public DataStream<CommittableMessage<StagedCommit>> addPreCommitTopology(
      DataStream<CommittableMessage<ShardCommit>> commits) {
    return commits
        .map(new StampLineage(lineage))
        .returns(CommittableMessageTypeInfo.of(StagedCommitSerializer::new))
        .uid("stamp")
        .name("Stamp lineage")
        .global();
  }

  @Override
  public Committer<StagedCommit> createCommitter(CommitterInitContext context) {
    SnapshotStore store = store();
    return new LuceneCommitter(store, generation(store));
  }

  @Override
  public SimpleVersionedSerializer<WriterState> getWriterStateSerializer() {
    return new WriterStateSerializer();
  }

  @Override
  public SimpleVersionedSerializer<ShardCommit> getWriteResultSerializer() {
    return new ShardCommitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<StagedCommit> getCommittableSerializer() {
    return new StagedCommitSerializer();
  }

  private int shard(InitContext context) {
    int subtasks = context.getTaskInfo().getNumberOfParallelSubtasks();
    if (subtasks != shards) {
      throw new IndexException(
          "generation %s has %d shards, the sink runs with parallelism %d: they must be equal"
              .formatted(generation, shards, subtasks));
    }
    return context.getTaskInfo().getIndexOfThisSubtask();
  }

  private SnapshotStore store() {
    return opener.open(root);
  }

  private GenerationInfo generation(SnapshotStore store) {
    return store.generation(generation);
  }
}
