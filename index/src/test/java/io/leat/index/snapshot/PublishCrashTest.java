package io.leat.index.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.index.TestDocuments;
import io.leat.index.TestGeneration;
import io.leat.index.document.IndexUpdate;
import io.leat.index.files.DurableFiles;
import io.leat.index.search.ServingSnapshot;
import io.leat.index.search.SnapshotSearcherManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stops at each step of each change as a crash would, looks, and does it again. */
class PublishCrashTest {
  @TempDir Path root;

  /** Where to stop: ahead of this step of replacing this file. */
  record CrashPoint(String file, DurableFiles.Step step) {}

  /** Stops at one point, once. */
  private static final class CrashingFiles extends DurableFiles {
    @Nullable CrashPoint next;
    final List<CrashPoint> passed = new ArrayList<>();

    @Override
    protected void before(Step step, Path target) throws IOException {
      CrashPoint here = new CrashPoint(target.getFileName().toString(), step);
      passed.add(here);
      if (here.equals(next)) {
        next = null;
        throw new IOException("crash before " + here);
      }
    }
  }

  private static Stream<CrashPoint> pointsOf(String... files) {
    return Stream.of(files)
        .flatMap(
            file -> Stream.of(DurableFiles.Step.values()).map(step -> new CrashPoint(file, step)));
  }

  static Stream<CrashPoint> publishing() {
    return pointsOf("000002.json", "LATEST");
  }

  static Stream<CrashPoint> promoting() {
    return pointsOf("CURRENT");
  }

  static Stream<CrashPoint> creating() {
    return pointsOf("generation.json");
  }

  @Test
  void theseAreAllTheSteps() {
    CrashingFiles files = new CrashingFiles();
    SnapshotStore store = new SnapshotStore(root, files);
    try (TestGeneration generation = new TestGeneration(store, 1)) {
      generation.publish();
      files.passed.clear();
      generation.apply(IndexUpdate.upsert(TestDocuments.item("lamp", "Lamp"))).publish();
      assertThat(files.passed).containsExactlyElementsOf(publishing().toList());
      files.passed.clear();
      store.promote("g0001");
      assertThat(files.passed).containsExactlyElementsOf(promoting().toList());
    }
  }

  @ParameterizedTest
  @MethodSource("publishing")
  void publishingIsAllOrNothing(CrashPoint point) {
    CrashingFiles files = new CrashingFiles();
    SnapshotStore store = new SnapshotStore(root, files);
    try (TestGeneration generation = new TestGeneration(store, 2)) {
      generation.apply(IndexUpdate.upsert(TestDocuments.item("old", "Old lamp"))).publish();
      store.promote("g0001");
      Snapshot before = store.latest("g0001").orElseThrow();
      generation.apply(IndexUpdate.upsert(TestDocuments.item("new", "New lamp")));
      List<ShardCommit> commits = generation.stage();

      files.next = point;
      assertThatThrownBy(() -> store.publish("g0001", "test", 2, commits))
          .hasRootCauseMessage("crash before " + point);

      boolean visible = point.equals(new CrashPoint("LATEST", DurableFiles.Step.SYNC_DIRECTORY));
      SnapshotStore reader = new SnapshotStore(root);
      assertThat(reader.latestNumber("g0001")).isEqualTo(visible ? 2 : 1);
      assertThat(reader.verify("g0001")).isEmpty();
      assertThat(reader.snapshotNumbers("g0001")).hasSize(visible ? 2 : 1);
      assertThat(served()).isEqualTo(visible ? 2 : 1);

      assertThat(reader.publish("g0001", "test", 2, commits)).isEqualTo(!visible);
      Snapshot after = reader.latest("g0001").orElseThrow();
      assertThat(after.number()).isEqualTo(2);
      assertThat(after.checkpointId()).isEqualTo(2);
      assertThat(reader.snapshot("g0001", 1)).contains(before);
      assertThat(reader.verify("g0001")).isEmpty();
      assertThat(served()).isEqualTo(2);
    }
  }

  /** A crash may also be followed by a restart from the checkpoint before. */
  @ParameterizedTest
  @MethodSource("publishing")
  void anotherCheckpointMayComeAfterACrash(CrashPoint point) {
    CrashingFiles files = new CrashingFiles();
    SnapshotStore store = new SnapshotStore(root, files);
    try (TestGeneration generation = new TestGeneration(store, 1)) {
      generation.publish();
      files.next = point;
      assertThatThrownBy(() -> store.publish("g0001", "test", 2, generation.stage()))
          .hasRootCauseMessage("crash before " + point);
      generation.apply(IndexUpdate.upsert(TestDocuments.item("other", "Other lamp")));
      assertThat(store.publish("g0001", "new start", 1, generation.stage())).isTrue();
      store.promote("g0001");
      assertThat(store.verify("g0001")).isEmpty();
      assertThat(store.latest("g0001").orElseThrow().lineage()).isEqualTo("new start");
      assertThat(served()).isEqualTo(1);
    }
  }

  private int served() {
    try (SnapshotSearcherManager manager = SnapshotSearcherManager.open(new SnapshotStore(root))) {
      ServingSnapshot snapshot = manager.acquire();
      try {
        return snapshot.items().getIndexReader().numDocs();
      } finally {
        manager.release(snapshot);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("promoting")
  void promotingAndRollingBackAreAllOrNothing(CrashPoint point) {
    CrashingFiles files = new CrashingFiles();
    SnapshotStore store = new SnapshotStore(root, files);
    new TestGeneration(store, 1).publish().close();
    new TestGeneration(store, 1).publish().close();
    store.promote("g0001");
    boolean visible = point.step() == DurableFiles.Step.SYNC_DIRECTORY;
    Current first = new Current("g0001", null);
    Current second = new Current("g0002", "g0001");

    files.next = point;
    assertThatThrownBy(() -> store.promote("g0002")).hasRootCauseMessage("crash before " + point);
    assertThat(new SnapshotStore(root).current()).contains(visible ? second : first);
    assertThat(store.promote("g0002")).isEqualTo(second);

    files.next = point;
    assertThatThrownBy(store::rollback).hasRootCauseMessage("crash before " + point);
    Current back = new Current("g0001", "g0002");
    assertThat(new SnapshotStore(root).current()).contains(visible ? back : second);
  }

  @ParameterizedTest
  @MethodSource("creating")
  void aGenerationIsMadeWholeOrNotAtAll(CrashPoint point) {
    CrashingFiles files = new CrashingFiles();
    SnapshotStore store = new SnapshotStore(root, files);
    files.next = point;
    assertThatThrownBy(() -> store.createGeneration(1, 2, 2))
        .hasRootCauseMessage("crash before " + point);
    boolean visible = point.step() == DurableFiles.Step.SYNC_DIRECTORY;
    assertThat(new SnapshotStore(root).generations()).hasSize(visible ? 1 : 0);
    assertThat(store.createGeneration(1, 2, 2).name()).isEqualTo("g0002");
  }
}
