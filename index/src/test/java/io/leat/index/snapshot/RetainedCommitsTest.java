package io.leat.index.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.index.IndexException;
import io.leat.index.IndexName;
import io.leat.index.TestDocuments;
import io.leat.index.document.IndexUpdate;
import io.leat.index.files.DurableFiles;
import io.leat.index.write.ShardWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shard's writer keeps, as the snapshots say. */
class RetainedCommitsTest {
  @TempDir Path root;
  private SnapshotStore store;
  private GenerationInfo generation;
  private ShardWriter items;
  private ShardWriter users;
  private ShardWriter sessions;
  private int documents;

  @BeforeEach
  void createWriters() {
    store =
        new SnapshotStore(
            root,
            new DurableFiles(),
            Clock.fixed(Instant.ofEpochMilli(1_000_000), ZoneOffset.UTC),
            new Retention(3, 60_000, 86_400_000));
    generation = store.createGeneration(1, TestDocuments.RANK, TestDocuments.CONTENT_DIMENSION);
    items = ShardWriter.create(store, generation, IndexName.ITEMS, 0);
    users = ShardWriter.create(store, generation, IndexName.USERS, 0);
    sessions = ShardWriter.create(store, generation, IndexName.SESSIONS, 0);
  }

  @AfterEach
  void closeWriters() {
    items.close();
    users.close();
    sessions.close();
  }

  private ShardCommit stage() {
    items.apply(IndexUpdate.upsert(TestDocuments.item("item-" + documents++, "Lamp")));
    return items.commit(documents);
  }

  private void publish(String lineage, long checkpoint, ShardCommit commit) {
    assertThat(
            store.publish(
                generation.name(),
                lineage,
                checkpoint,
                List.of(commit, users.commit(0), sessions.commit(0))))
        .isTrue();
  }

  private List<String> onDisk() throws IOException {
    try (Stream<Path> files =
        Files.list(store.shardDirectory(generation.name(), IndexName.ITEMS, 0))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("segments_"))
          .sorted()
          .toList();
    }
  }

  @Test
  void keepsEverythingUntilSomethingIsPublished() throws IOException {
    List<String> staged = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      staged.add(stage().segmentsFile());
    }
    assertThat(onDisk()).isEqualTo(staged);
  }

  @Test
  void dropsWhatIsOlderThanTheNewestPublishedAndNotNamed() throws IOException {
    ShardCommit one = stage();
    stage();
    ShardCommit three = stage();
    publish("a", 1, one);
    publish("a", 3, three);
    ShardCommit four = stage();
    assertThat(onDisk())
        .containsExactly(one.segmentsFile(), three.segmentsFile(), four.segmentsFile());
  }

  @Test
  void expiredSnapshotsLoseTheirCommitsAndAResumeSaysSo() throws IOException {
    ShardCommit first = stage();
    publish("a", 1, first);
    for (int checkpoint = 2; checkpoint <= 6; checkpoint++) {
      publish("a", checkpoint, stage());
    }
    stage();
    // The three newest, and of the others the newest of their minute.
    assertThat(store.snapshotNumbers(generation.name())).containsExactly(3, 4, 5, 6);
    assertThat(onDisk()).hasSize(4 + 1).doesNotContain(first.segmentsFile());
    items.close();
    assertThatThrownBy(() -> ShardWriter.resume(store, generation, first))
        .isInstanceOf(IndexException.class)
        .hasMessageContainingAll(first.segmentsFile(), "has expired", "rebuild");
    assertThat(store.verify(generation.name())).isEmpty();
  }

  @Test
  void aPublishedCommitOutlivesARestartFromAnEarlierOne() throws IOException {
    ShardCommit one = stage();
    publish("a", 1, one);
    ShardCommit two = stage();
    publish("a", 2, two);
    stage();
    items.close();
    items = ShardWriter.resume(store, generation, one);
    assertThat(onDisk()).containsExactly(one.segmentsFile(), two.segmentsFile());
    ShardCommit rewound = stage();
    assertThat(rewound.segmentsFile()).isGreaterThan(two.segmentsFile());
    publish("b", 1, rewound);
    assertThat(store.verify(generation.name())).isEmpty();
  }

  @Test
  void theCommitResumedFromStaysUntilANewOneIsPublished() throws IOException {
    ShardCommit one = stage();
    ShardCommit base = stage();
    ShardCommit three = stage();
    publish("a", 1, one);
    publish("a", 3, three);
    // Not named by a snapshot and older than one that is, but still on disk: a checkpoint may
    // hold it.
    items.close();
    items = ShardWriter.resume(store, generation, base);
    ShardCommit four = stage();
    assertThat(onDisk()).contains(base.segmentsFile());
    publish("b", 1, four);
    stage();
    assertThat(onDisk()).doesNotContain(base.segmentsFile()).contains(three.segmentsFile());
  }
}
