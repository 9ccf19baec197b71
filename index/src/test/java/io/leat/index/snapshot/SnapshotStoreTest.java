package io.leat.index.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.index.IndexException;
import io.leat.index.IndexName;
import io.leat.index.TestDocuments;
import io.leat.index.TestGeneration;
import io.leat.index.document.IndexUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotStoreTest {
  @TempDir Path directory;
  private Path root;
  private SnapshotStore store;

  @BeforeEach
  void open() {
    root = directory.resolve("index");
    store = new SnapshotStore(root);
  }

  @Test
  void anEmptyPlaceHasNothing() {
    assertThat(store.generations()).isEmpty();
    assertThat(store.current()).isEmpty();
    assertThatThrownBy(() -> store.generation("g0001"))
        .isInstanceOf(IndexException.class)
        .hasMessageContainingAll("g0001", root.toString());
    assertThatThrownBy(() -> store.rollback())
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("nothing is promoted");
    assertThat(root).as("asking makes nothing").doesNotExist();
  }

  @Test
  void generationsAreNumberedAndReadBack() {
    GenerationInfo first = store.createGeneration(2, 64, 32);
    GenerationInfo second = store.createGeneration(1, 8, 4);
    assertThat(first.name()).isEqualTo("g0001");
    assertThat(second.name()).isEqualTo("g0002");
    assertThat(new SnapshotStore(root).generations()).containsExactly(first, second);
    assertThat(new SnapshotStore(root).generation("g0002")).isEqualTo(second);
    assertThat(store.latest("g0001")).isEmpty();
    assertThat(store.snapshots("g0001")).isEmpty();
  }

  @Test
  void anUnknownGenerationIsRefusedWithThoseThereAre() {
    store.createGeneration(1, 2, 2);
    store.createGeneration(1, 2, 2);
    for (String name : List.of("g0009", "", "../g0001", "CURRENT")) {
      assertThatThrownBy(() -> store.generation(name))
          .isInstanceOf(IndexException.class)
          .hasMessageContainingAll("'" + name + "'", "[g0001, g0002]");
    }
  }

  @Test
  void halfMadeDirectoriesArePassedOverAndTheirNumbersNotReused() throws IOException {
    store.createGeneration(1, 2, 2);
    Files.createDirectories(root.resolve("g0002").resolve("items"));
    Files.createDirectories(root.resolve("gold"));
    Files.writeString(root.resolve("g0003"), "a file");
    assertThat(store.generations()).hasSize(1);
    assertThatThrownBy(() -> store.createGeneration(1, 2, 2))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("g0003");
    Files.delete(root.resolve("g0003"));
    assertThat(store.createGeneration(1, 2, 2).name()).isEqualTo("g0003");
  }

  @Test
  void generationsMadeAtOnceDiffer() throws InterruptedException {
    Set<String> names = ConcurrentHashMap.newKeySet();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> names.add(new SnapshotStore(root).createGeneration(1, 2, 2).name())));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(names).hasSize(8);
    assertThat(store.generations()).hasSize(8);
  }

  @Test
  void aGenerationWithoutSizeIsRefused() {
    assertThatThrownBy(() -> store.createGeneration(0, 2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("shards", "0");
    assertThat(store.generations()).isEmpty();
  }

  @Test
  void damagedFilesAreNamed() throws IOException {
    GenerationInfo generation = store.createGeneration(1, 2, 2);
    Files.writeString(root.resolve("g0001/LATEST"), "four");
    assertThatThrownBy(() -> store.latest(generation.name()))
        .isInstanceOf(IndexException.class)
        .hasMessageContainingAll("LATEST", "'four'");
    Files.writeString(root.resolve("CURRENT"), "{\"generation\": ");
    assertThatThrownBy(() -> store.current())
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("CURRENT");
    Files.writeString(root.resolve("g0001/generation.json"), "{\"name\": \"g0001\"}");
    assertThatThrownBy(() -> store.generation("g0001"))
        .isInstanceOf(IndexException.class)
        .hasMessageContainingAll("generation.json", "schemaVersion");
  }

  @Test
  void fieldsOfANewerVersionArePassedOver() throws IOException {
    GenerationInfo generation = store.createGeneration(1, 2, 2);
    Path file = root.resolve("g0001/generation.json");
    Files.writeString(
        file, Files.readString(file).replaceFirst("\\{", "{\"logPosition\": {\"segment\": 4},"));
    assertThat(store.generation("g0001")).isEqualTo(generation);
  }

  @Test
  void aGenerationThatDoesNotSayHowItKeepsVectorsKeepsThemWhole() throws IOException {
    store.createGeneration(1, 2, 2, VectorEncoding.INT8);
    assertThat(store.generation("g0001").vectors()).isEqualTo(VectorEncoding.INT8);
    Path file = root.resolve("g0001/generation.json");
    Files.writeString(file, Files.readString(file).replaceFirst(",\\s*\"vectors\"[^}]*", ""));
    assertThat(store.generation("g0001").vectors()).isEqualTo(VectorEncoding.FLOAT32);
  }

  @Test
  void publishingIsIdempotentWithinALineage() {
    try (TestGeneration generation = new TestGeneration(store, 2)) {
      List<ShardCommit> one = generation.stage();
      assertThat(store.publish("g0001", "a", 5, one)).isTrue();
      assertThat(store.publish("g0001", "a", 5, one)).isFalse();
      assertThat(store.publish("g0001", "a", 4, one)).isFalse();
      assertThat(latest()).isEqualTo(1);
      generation.apply(IndexUpdate.upsert(TestDocuments.item("lamp", "Lamp")));
      assertThat(store.publish("g0001", "a", 6, generation.stage())).isTrue();
      assertThat(latest()).isEqualTo(2);
      assertThat(store.publish("g0001", "b", 1, generation.stage()))
          .as("a new lineage counts anew")
          .isTrue();
      assertThat(store.publish("g0001", "b", 1, generation.stage())).isFalse();
      assertThat(store.publish("g0001", "a", 6, one)).as("still published").isFalse();
      assertThatThrownBy(() -> store.publish("g0001", "a", 7, one))
          .isInstanceOf(IndexException.class)
          .hasMessageContainingAll("'a'", "'b'", "7", "step back");
      assertThat(store.snapshotNumbers("g0001")).containsExactly(1, 2, 3);
      assertThat(store.snapshots("g0001"))
          .extracting(Snapshot::lineage)
          .containsExactly("a", "a", "b");
    }
  }

  @Test
  void aSnapshotNamesEveryShardAndFile() {
    try (TestGeneration generation = new TestGeneration(store, 2)) {
      generation.apply(IndexUpdate.upsert(TestDocuments.item("lamp", "Lamp"))).publish();
      Snapshot snapshot = store.latest("g0001").orElseThrow();
      assertThat(snapshot.shards()).hasSize(6);
      assertThat(snapshot.checkpointId()).isEqualTo(1);
      for (Snapshot.Shard shard : snapshot.shards()) {
        Path onDisk = store.shardDirectory("g0001", shard.index(), shard.shard());
        assertThat(shard.files())
            .anyMatch(file -> file.name().equals(shard.segmentsFile()))
            .allSatisfy(
                file -> {
                  assertThat(onDisk.resolve(file.name())).hasSize(file.size());
                  assertThat(file.checksum()).matches("[0-9a-f]{8}");
                });
      }
      assertThat(new SnapshotStore(root).latest("g0001")).contains(snapshot);
    }
  }

  @Test
  void allStoresOfARootSeeEachOthersSnapshots() throws IOException {
    SnapshotStore other = new SnapshotStore(root);
    try (TestGeneration generation = new TestGeneration(store, 2)) {
      String name = generation.name();
      for (int number = 1; number <= 3; number++) {
        generation.apply(IndexUpdate.upsert(TestDocuments.item("lamp-" + number, "Lamp")));
        generation.publish();
        assertThat(other.latest(name)).isEqualTo(store.latest(name));
        assertThat(other.snapshotNumbers(name))
            .hasSize(number)
            .isEqualTo(store.snapshotNumbers(name));
        for (Snapshot.Shard shard : store.latest(name).orElseThrow().shards()) {
          assertThat(other.namedCommits(name, shard.index(), shard.shard()))
              .contains(shard.segmentsFile())
              .isEqualTo(store.namedCommits(name, shard.index(), shard.shard()));
        }
      }
      assertThat(other.namedCommits(name, IndexName.USERS, 0)).as("never changed").hasSize(1);
      Path manifest = root.resolve(name).resolve("snapshots").resolve("000002.json");
      Files.writeString(manifest, "{}");
      assertThatThrownBy(() -> new SnapshotStore(root).namedCommits(name, IndexName.ITEMS, 0))
          .isInstanceOf(IndexException.class)
          .hasMessageContainingAll(manifest.toString(), "damaged");
    }
  }

  @Test
  void aShardThatDidNotChangeKeepsItsFiles() {
    try (TestGeneration generation = new TestGeneration(store, 1)) {
      generation.apply(IndexUpdate.upsert(TestDocuments.item("lamp", "Lamp"))).publish();
      generation.apply(IndexUpdate.delete(IndexName.USERS, "nobody")).publish();
      Snapshot first = store.snapshot(generation.name(), 1).orElseThrow();
      Snapshot second = new SnapshotStore(root).snapshot(generation.name(), 2).orElseThrow();
      assertThat(second.shard(IndexName.ITEMS, 0).files())
          .isNotEmpty()
          .isEqualTo(first.shard(IndexName.ITEMS, 0).files());
      assertThat(store.verify(generation.name())).isEmpty();
    }
  }

  @Test
  void incompleteCommitsAreRefused() {
    try (TestGeneration generation = new TestGeneration(store, 2)) {
      List<ShardCommit> commits = generation.stage();
      assertThatThrownBy(() -> store.publish("g0001", "a", 1, commits.subList(0, 3)))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("0 commits for users shard 1");
      List<ShardCommit> twice = new ArrayList<>(commits);
      twice.set(1, commits.get(0));
      assertThatThrownBy(() -> store.publish("g0001", "a", 1, twice))
          .isInstanceOf(IndexException.class)
          .hasMessageContainingAll("2 commits for items shard 0", "0 commits for items shard 1");
      List<ShardCommit> beyond = new ArrayList<>(commits);
      beyond.add(new ShardCommit(IndexName.USERS, 2, "segments_1", 0));
      assertThatThrownBy(() -> store.publish("g0001", "a", 1, beyond))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("users shard 2");
      List<ShardCommit> gone = new ArrayList<>(commits);
      gone.set(0, new ShardCommit(IndexName.ITEMS, 0, "segments_zz", 0));
      assertThatThrownBy(() -> store.publish("g0001", "a", 1, gone))
          .isInstanceOf(IndexException.class)
          .hasMessageContainingAll("segments_zz", "items shard 0", "missing");
      assertThat(store.latest("g0001")).isEmpty();
    }
  }

  @Test
  void promotingAndRollingBack() {
    for (int i = 0; i < 3; i++) {
      new TestGeneration(store, 1).publish().close();
    }
    assertThat(store.promote("g0001")).isEqualTo(new Current("g0001", null));
    assertThatThrownBy(() -> store.rollback())
        .isInstanceOf(IndexException.class)
        .hasMessageContainingAll("g0001", "first");
    store.promote("g0002");
    assertThat(store.promote("g0003")).isEqualTo(new Current("g0003", "g0002"));
    assertThat(store.promote("g0003"))
        .as("promoting again forgets nothing")
        .isEqualTo(new Current("g0003", "g0002"));
    assertThat(store.rollback()).isEqualTo(new Current("g0002", "g0003"));
    assertThat(store.rollback()).isEqualTo(new Current("g0003", "g0002"));
    assertThat(new SnapshotStore(root).current()).contains(new Current("g0003", "g0002"));
  }

  @Test
  void onlyPublishedGenerationsAreServed() throws IOException {
    store.createGeneration(1, 2, 2);
    assertThatThrownBy(() -> store.promote("g0001"))
        .isInstanceOf(IndexException.class)
        .hasMessageContainingAll("g0001", "no published snapshot");
    assertThatThrownBy(() -> store.promote("g0007"))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("g0007");
    new TestGeneration(store, 1).publish().close();
    new TestGeneration(store, 1).publish().close();
    store.promote("g0002");
    store.promote("g0003");
    Files.delete(root.resolve("g0002/LATEST"));
    assertThatThrownBy(() -> store.rollback())
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("g0002");
    assertThat(store.current()).contains(new Current("g0003", "g0002"));
  }

  private int latest() {
    return store.latest("g0001").orElseThrow().number();
  }
}
