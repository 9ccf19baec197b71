package io.leat.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.index.IndexName;
import io.leat.index.TestDocuments;
import io.leat.index.TestGeneration;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.ItemFields;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Publication n holds exactly the items {@code 0 .. n}, each called "n" in that publication: so a
 * reader that sees a loss, a duplicate, a mixture or a step back can tell.
 */
class ReadersDuringPublishesTest {
  private static final int PUBLICATIONS = 12;

  @TempDir Path root;

  @Test
  void readersSeeWholeSnapshotsInOrder() throws InterruptedException {
    SnapshotStore store = new SnapshotStore(root);
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    AtomicBoolean ended = new AtomicBoolean();
    AtomicInteger seen = new AtomicInteger();
    try (TestGeneration generation = new TestGeneration(store, 2)) {
      publish(generation, 1);
      store.promote(generation.name());
      try (SnapshotSearcherManager manager =
          SnapshotSearcherManager.open(new SnapshotStore(root))) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          threads.add(start(() -> read(manager, ended, seen), failures));
        }
        threads.add(
            start(
                () -> {
                  while (!ended.get()) {
                    manager.maybeRefresh();
                  }
                },
                failures));
        for (int number = 2; number <= PUBLICATIONS; number++) {
          publish(generation, number);
        }
        while (seen.get() < PUBLICATIONS && failures.isEmpty()) {
          Thread.sleep(1);
        }
        ended.set(true);
        for (Thread thread : threads) {
          thread.join();
        }
        assertThat(failures).isEmpty();
        assertThat(manager.lastFailure()).isEmpty();
        assertThat(seen.get()).isEqualTo(PUBLICATIONS);
      }
    }
  }

  private static Thread start(Runnable work, Queue<Throwable> failures) {
    return Thread.ofPlatform()
        .start(
            () -> {
              try {
                work.run();
              } catch (RuntimeException | Error e) {
                failures.add(e);
              }
            });
  }

  private static void publish(TestGeneration generation, int number) {
    for (int i = 0; i <= number; i++) {
      generation.apply(
          IndexUpdate.upsert(TestDocuments.item("item-" + i, "version" + number)),
          IndexUpdate.delete(IndexName.ITEMS, "never there"));
    }
    generation.publish();
  }

  private static void read(
      SnapshotSearcherManager manager, AtomicBoolean ended, AtomicInteger seen) {
    int before = 0;
    while (!ended.get()) {
      ServingSnapshot snapshot = manager.acquire();
      try {
        int number = snapshot.number();
        assertThat(number).as("a step back").isGreaterThanOrEqualTo(before);
        before = number;
        Term version = new Term(ItemFields.TITLE, "version" + number);
        assertThat(snapshot.items().count(new TermQuery(version))).isEqualTo(number + 1);
        assertThat(snapshot.items().count(MatchAllDocsQuery.INSTANCE)).isEqualTo(number + 1);
        for (int i = 0; i <= number; i++) {
          assertThat(snapshot.itemDoc("item-" + i)).isNotNegative();
        }
        seen.accumulateAndGet(number, Math::max);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } finally {
        manager.release(snapshot);
      }
    }
  }
}
