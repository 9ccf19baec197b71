package io.leat.index.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.index.IndexException;
import io.leat.index.IndexName;
import io.leat.index.TestDocuments;
import io.leat.index.document.IndexUpdate;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.ShardCommit;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardWriterTest {
  @TempDir Path root;
  private SnapshotStore store;
  private GenerationInfo generation;

  @BeforeEach
  void createGeneration() {
    store = new SnapshotStore(root);
    generation = store.createGeneration(1, TestDocuments.RANK, TestDocuments.CONTENT_DIMENSION);
  }

  private ShardWriter create() {
    return ShardWriter.create(store, generation, IndexName.ITEMS, 0);
  }

  private static IndexUpdate item(String id) {
    return IndexUpdate.upsert(TestDocuments.item(id, "Lamp " + id));
  }

  @Test
  void anEmptyShardCommitsToo() throws IOException {
    try (ShardWriter writer = create()) {
      ShardCommit commit = writer.commit(7);
      assertThat(commit).isEqualTo(new ShardCommit(IndexName.ITEMS, 0, "segments_1", 7));
      assertThat(ids(commit)).isEmpty();
    }
  }

  @Test
  void anUnchangedShardNamesTheCommitThatStands() throws IOException {
    try (ShardWriter writer = create()) {
      writer.apply(item("a"));
      ShardCommit first = writer.commit(1);
      ShardCommit second = writer.commit(2);
      assertThat(second.segmentsFile()).isEqualTo(first.segmentsFile());
      assertThat(second.watermark()).isEqualTo(2);
      assertThat(ids(second)).containsExactly("a");
    }
  }

  @Test
  void aDocumentIsReplacedByItsId() throws IOException {
    try (ShardWriter writer = create()) {
      writer.apply(item("a"));
      writer.apply(item("b"));
      writer.commit(1);
      writer.apply(item("a"));
      writer.apply(item("a"));
      writer.apply(IndexUpdate.delete(IndexName.ITEMS, "b"));
      writer.apply(IndexUpdate.delete(IndexName.ITEMS, "never there"));
      assertThat(ids(writer.commit(2))).containsExactly("a");
    }
  }

  @Test
  void whatWasNotCommittedIsDropped() throws IOException {
    ShardCommit commit;
    try (ShardWriter writer = create()) {
      writer.apply(item("a"));
      commit = writer.commit(1);
      writer.apply(item("b"));
    }
    try (ShardWriter writer = ShardWriter.resume(store, generation, commit)) {
      assertThat(ids(writer.commit(2))).containsExactly("a");
    }
  }

  @Test
  void resumingDropsLaterCommits() throws IOException {
    ShardCommit first;
    ShardCommit later;
    try (ShardWriter writer = create()) {
      writer.apply(item("a"));
      first = writer.commit(1);
      writer.apply(item("b"));
      later = writer.commit(2);
    }
    try (ShardWriter writer = ShardWriter.resume(store, generation, first)) {
      assertThat(shard()).isDirectoryNotContaining("glob:**" + later.segmentsFile());
      writer.apply(item("c"));
      assertThat(ids(writer.commit(3))).containsExactly("a", "c");
      assertThat(ids(first)).containsExactly("a");
    }
  }

  @Test
  void creatingWipesWhatAnUnfinishedRunLeft() throws IOException {
    try (ShardWriter writer = create()) {
      writer.apply(item("a"));
      writer.commit(1);
    }
    Files.writeString(shard().resolve("segments_9"), "half a file");
    try (ShardWriter writer = create()) {
      writer.apply(item("b"));
      assertThat(ids(writer.commit(1))).containsExactly("b");
    }
  }

  @Test
  void creatingLeavesPublishedCommitsToTheirReaders() throws IOException {
    ShardCommit published;
    try (ShardWriter writer = create();
        ShardWriter users = ShardWriter.create(store, generation, IndexName.USERS, 0);
        ShardWriter sessions = ShardWriter.create(store, generation, IndexName.SESSIONS, 0)) {
      writer.apply(item("a"));
      published = writer.commit(1);
      store.publish(
          generation.name(), "one", 1, List.of(published, users.commit(1), sessions.commit(1)));
    }
    try (ShardWriter writer = create()) {
      writer.apply(item("b"));
      ShardCommit anew = writer.commit(1);
      assertThat(ids(anew)).containsExactly("b");
      assertThat(ids(published)).containsExactly("a");
      assertThat(store.verify(generation.name())).isEmpty();
    }
  }

  @Test
  void anExpiredCommitIsSaidToBeExpired() {
    ShardCommit gone = new ShardCommit(IndexName.ITEMS, 0, "segments_5", 1);
    create().close();
    assertThatThrownBy(() -> ShardWriter.resume(store, generation, gone))
        .isInstanceOf(IndexException.class)
        .hasMessageContainingAll("segments_5", "items shard 0 of g0001", "expired", "rebuild");
    create().close();
  }

  @Test
  void aSecondWriterIsRefused() {
    try (ShardWriter writer = create()) {
      assertThatThrownBy(this::create)
          .isInstanceOf(IndexException.class)
          .hasMessageContainingAll("Another writer", "items shard 0 of g0001");
      writer.apply(item("a"));
      assertThat(writer.commit(1).segmentsFile()).isNotEmpty();
    }
  }

  @Test
  void aRefusedDocumentLeavesTheWriterUsable() throws IOException {
    try (ShardWriter writer = create()) {
      writer.apply(item("a"));
      IndexUpdate broken =
          IndexUpdate.upsert(TestDocuments.item("b", "Lamp", new float[] {Float.NaN, 0, 0, 0}));
      assertThatThrownBy(() -> writer.apply(broken))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("item 'b'");
      assertThat(ids(writer.commit(1))).containsExactly("a");
    }
  }

  @Test
  void anUpdateOfTheOtherIndexIsRefused() {
    try (ShardWriter writer = create()) {
      assertThatThrownBy(() -> writer.apply(IndexUpdate.delete(IndexName.USERS, "ann")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("'ann'", "users", "items shard 0");
    }
  }

  @Test
  void closingTwiceAndWritingAfterwards() {
    ShardWriter writer = create();
    writer.close();
    writer.close();
    assertThatThrownBy(() -> writer.apply(item("a"))).isInstanceOf(IndexException.class);
  }

  @Test
  void everyIdHasOneShardAndTheShardsAreEven() {
    int[] counts = new int[8];
    for (int i = 0; i < 8000; i++) {
      counts[ShardWriter.shardOf("item-" + i, 8)]++;
    }
    for (int count : counts) {
      assertThat(count).isBetween(900, 1100);
    }
    // Pinned: another hash would look for old documents in other shards.
    assertThat(ShardWriter.shardOf("lamp-7", 1000)).isEqualTo(943);
    assertThat(ShardWriter.shardOf("anything", 1)).isZero();
  }

  private Path shard() {
    return store.shardDirectory(generation.name(), IndexName.ITEMS, 0);
  }

  private Set<String> ids(ShardCommit commit) throws IOException {
    return new CommitReader(store, generation.name()).items(commit).keySet();
  }
}
