package io.leat.flink.sink;

import io.leat.flink.IndexReading;
import io.leat.index.IndexException;
import io.leat.index.search.ServingSnapshot;
import io.leat.index.search.SnapshotSearcherManager;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A reader beside the job: promotes the generation with its first snapshot, follows every swap and
 * looks for documents that vanish or stand twice, and for counts and watermarks that step back.
 */
final class SnapshotFollower implements AutoCloseable {
  private final SnapshotStore store;
  private final String generation;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<Integer> following;
  private volatile boolean ended;

  SnapshotFollower(SnapshotStore store, String generation) {
    this.store = store;
    this.generation = generation;
    this.following = thread.submit(this::follow);
  }

  /** Ends after one more look; the number of different snapshots that were seen. */
  int end() throws Exception {
    ended = true;
    return following.get();
  }

  private int follow() throws InterruptedException {
    while (store.latestNumber(generation) == 0) {
      if (ended) {
        return 0;
      }
      Thread.sleep(5);
    }
    store.promote(generation);
    try (SnapshotSearcherManager manager = SnapshotSearcherManager.open(store)) {
      int seen = 0;
      Seen before = new Seen(0, Set.of(), 0, List.of());
      boolean last;
      do {
        last = ended;
        manager.maybeRefresh();
        manager
            .lastFailure()
            .ifPresent(
                failure -> {
                  throw new IndexException("the reader could not follow", failure);
                });
        ServingSnapshot snapshot = manager.acquire();
        try {
          if (snapshot.number() != before.number()) {
            Seen now = look(snapshot);
            compare(before, now);
            before = now;
            seen++;
          }
        } finally {
          manager.release(snapshot);
        }
        Thread.sleep(5);
      } while (!last);
      return seen;
    }
  }

  private record Seen(int number, Set<String> items, int users, List<Long> watermarks) {}

  private Seen look(ServingSnapshot snapshot) {
    Set<String> items = new HashSet<>(IndexReading.items(snapshot).byId().keySet());
    if (items.size() != snapshot.items().getIndexReader().numDocs()) {
      throw new AssertionError("duplicates in snapshot " + snapshot.number());
    }
    List<Long> watermarks =
        store.snapshot(generation, snapshot.number()).orElseThrow().shards().stream()
            .map(Snapshot.Shard::watermark)
            .toList();
    return new Seen(snapshot.number(), items, snapshot.userCount(), watermarks);
  }

  private static void compare(Seen before, Seen now) {
    List<String> problems = new ArrayList<>();
    if (now.number() < before.number()) {
      problems.add("number");
    }
    if (!now.items().containsAll(before.items())) {
      problems.add("items");
    }
    if (now.users() < before.users()) {
      problems.add("users");
    }
    for (int i = 0; i < before.watermarks().size(); i++) {
      if (now.watermarks().get(i) < before.watermarks().get(i)) {
        problems.add("watermark of shard entry " + i);
      }
    }
    if (!problems.isEmpty()) {
      throw new AssertionError(
          "snapshot %d steps back from %d in %s"
              .formatted(now.number(), before.number(), problems));
    }
  }

  @Override
  public void close() {
    ended = true;
    thread.shutdownNow();
  }
}
