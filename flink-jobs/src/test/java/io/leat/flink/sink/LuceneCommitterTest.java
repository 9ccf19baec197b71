package io.leat.flink.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.index.IndexException;
import io.leat.index.IndexName;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.index.write.ShardWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer.CommitRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LuceneCommitterTest {
  @TempDir private Path root;

  private SnapshotStore store;
  private GenerationInfo generation;
  private LuceneCommitter committer;
  private final List<ShardWriter> writers = new ArrayList<>();

  @BeforeEach
  void create() {
    store = new SnapshotStore(root);
    generation = store.createGeneration(2, 2, 2);
    committer = new LuceneCommitter(store, generation);
    for (int shard = 0; shard < 2; shard++) {
      for (IndexName index : IndexName.values()) {
        writers.add(ShardWriter.create(store, generation, index, shard));
      }
    }
  }

  @AfterEach
  void close() {
    writers.forEach(ShardWriter::close);
  }

  /** What the writers of one subtask stage. */
  private List<Request> staged(String lineage, long checkpoint, int shard) {
    int indexes = IndexName.values().length;
    return writers.subList(indexes * shard, indexes * (shard + 1)).stream()
        .map(writer -> writer.commit(checkpoint))
        .map(commit -> new Request(new StagedCommit(lineage, checkpoint, commit)))
        .toList();
  }

  private List<Request> staged(String lineage, long checkpoint) {
    List<Request> all = new ArrayList<>(staged(lineage, checkpoint, 1));
    all.addAll(staged(lineage, checkpoint, 0));
    return all;
  }

  private void commit(Collection<Request> requests) {
    committer.commit(List.copyOf(requests));
  }

  @Test
  void oneCheckpointIsOneSnapshot() {
    commit(staged("a", 4));
    assertThat(store.snapshots(generation.name()))
        .singleElement()
        .satisfies(
            snapshot -> {
              assertThat(snapshot.lineage()).isEqualTo("a");
              assertThat(snapshot.checkpointId()).isEqualTo(4);
              assertThat(snapshot.shards()).hasSize(6);
            });
  }

  @Test
  void severalCheckpointsBecomeSnapshotsInTheirOrder() {
    List<Request> requests = new ArrayList<>(staged("a", 4));
    requests.addAll(0, staged("a", 5));
    commit(requests);
    assertThat(store.snapshots(generation.name()))
        .extracting(Snapshot::checkpointId)
        .containsExactly(4L, 5L);
  }

  @Test
  void whatWasPublishedBeforeARestartIsSaidToBe() {
    List<Request> requests = staged("a", 4);
    commit(requests);
    assertThat(requests).noneMatch(request -> request.alreadyCommitted);
    List<Request> again =
        requests.stream().map(request -> new Request(request.committable)).toList();
    commit(again);
    assertThat(again).allMatch(request -> request.alreadyCommitted);
    assertThat(store.snapshots(generation.name())).hasSize(1);
  }

  @Test
  void aShardWhoseWriterHasEndedStaysAtItsLastCommit() {
    commit(staged("a", 4));
    commit(staged("a", 5, 1));
    Snapshot latest = store.latest(generation.name()).orElseThrow();
    assertThat(latest.checkpointId()).isEqualTo(5);
    assertThat(latest.shard(IndexName.ITEMS, 0).watermark()).isEqualTo(4);
    assertThat(latest.shard(IndexName.USERS, 0).watermark()).isEqualTo(4);
    assertThat(latest.shard(IndexName.ITEMS, 1).watermark()).isEqualTo(5);
  }

  @Test
  void missingShardsAreNotTakenFromAnotherLineage() {
    commit(staged("a", 4));
    assertThatThrownBy(() -> commit(staged("b", 5, 1)))
        .isInstanceOf(IndexException.class)
        .hasMessage(
            "checkpoint 5 of generation g0001 has 3 of 6 shard commits; it is not published");
  }

  /** Flink's request, remembering what was signalled. */
  private static final class Request implements CommitRequest<StagedCommit> {
    private final StagedCommit committable;
    private boolean alreadyCommitted;

    Request(StagedCommit committable) {
      this.committable = committable;
    }

    @Override
    public StagedCommit getCommittable() {
      return committable;
    }

    @Override
    public int getNumberOfRetries() {
      return 0;
    }

    @Override
    public void signalFailedWithKnownReason(Throwable reason) {
      throw new AssertionError(reason);
    }

    @Override
    public void signalFailedWithUnknownReason(Throwable reason) {
      throw new AssertionError(reason);
    }

    @Override
    public void retryLater() {
      throw new AssertionError("retry");
    }

    @Override
    public void updateAndRetryLater(StagedCommit other) {
      throw new AssertionError("retry");
    }

    @Override
    public void signalAlreadyCommitted() {
      alreadyCommitted = true;
    }
  }
}
