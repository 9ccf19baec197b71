package io.leat.index.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.index.IndexException;
import io.leat.index.IndexName;
import io.leat.index.TestDocuments;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.ItemDocument;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.ShardCommit;
import io.leat.index.snapshot.SnapshotStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.lucene.util.ThreadInterruptedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cancels a writing thread the way Flink does: by interrupting it at any moment. */
class InterruptedCloseTest {
  @TempDir Path root;

  /** What the writing thread leaves behind. */
  private static final class Outcome {
    final Map<String, String> applied = new HashMap<>();
    volatile @Nullable ShardCommit lastCommit;
    volatile Map<String, String> committed = Map.of();
    volatile @Nullable Throwable thrownByClose;
    volatile @Nullable Throwable unexpected;
    volatile boolean interruptedAfterwards;
  }

  @RepeatedTest(8)
  void aWriterInterruptedAnywhereClosesAndItsCommitStands() throws Exception {
    SnapshotStore store = new SnapshotStore(root);
    GenerationInfo generation =
        store.createGeneration(1, TestDocuments.RANK, TestDocuments.CONTENT_DIMENSION);
    Outcome outcome = new Outcome();
    Thread writing = Thread.ofPlatform().start(() -> write(store, generation, outcome));
    while (outcome.lastCommit == null && writing.isAlive()) {
      Thread.onSpinWait();
    }
    // Any moment will do, so the delay needs no seed; again and again, as Flink does.
    Thread.sleep(ThreadLocalRandom.current().nextInt(30));
    while (writing.isAlive()) {
      writing.interrupt();
      Thread.sleep(1);
    }
    assertThat(outcome.unexpected).isNull();
    assertThat(outcome.thrownByClose).isNull();
    assertThat(outcome.interruptedAfterwards).isTrue();
    ShardCommit last = outcome.lastCommit;
    assertThat(last).isNotNull();
    Objects.requireNonNull(last);
    try (ShardWriter writer = ShardWriter.resume(store, generation, last)) {
      writer.apply(IndexUpdate.upsert(TestDocuments.item("after", "Lamp")));
      ShardCommit after = writer.commit(0);
      Map<String, String> items = new CommitReader(store, generation.name()).items(after);
      assertThat(items.remove("after")).isNotNull();
      assertThat(items).isEqualTo(outcome.committed);
    }
  }

  private static void write(SnapshotStore store, GenerationInfo generation, Outcome outcome) {
    Random random = new Random(1);
    ShardWriter writer = ShardWriter.create(store, generation, IndexName.ITEMS, 0);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        for (int i = 0; i < 20; i++) {
          ItemDocument item = TestDocuments.randomItem("item-" + random.nextInt(200), random);
          writer.apply(IndexUpdate.upsert(item));
          outcome.applied.put(item.itemId(), item.json());
        }
        ShardCommit commit = writer.commit(0);
        outcome.committed = Map.copyOf(outcome.applied);
        outcome.lastCommit = commit;
      }
    } catch (IndexException | ThreadInterruptedException e) {
      // What Flink would see as the cancelled task's end.
      Thread.currentThread().interrupt();
    } catch (AssertionError e) {
      // Lucene asserts that directories can be synced: with assertions on, this is an interrupt.
      if (!String.valueOf(e.getMessage()).contains("ClosedByInterruptException")) {
        outcome.unexpected = e;
      }
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      outcome.unexpected = e;
    }
    try {
      writer.close();
    } catch (RuntimeException | Error e) {
      outcome.thrownByClose = e;
    }
    outcome.interruptedAfterwards = Thread.currentThread().isInterrupted();
  }

  @Test
  void closesWhenInterruptedBefore() {
    SnapshotStore store = new SnapshotStore(root);
    GenerationInfo generation =
        store.createGeneration(1, TestDocuments.RANK, TestDocuments.CONTENT_DIMENSION);
    ShardWriter writer = ShardWriter.create(store, generation, IndexName.ITEMS, 0);
    writer.apply(IndexUpdate.upsert(TestDocuments.item("a", "Lamp")));
    ShardCommit commit = writer.commit(1);
    Thread.currentThread().interrupt();
    writer.close();
    assertThat(Thread.interrupted()).as("the interrupt is kept for the caller").isTrue();
    ShardWriter.resume(store, generation, commit).close();
  }
}
