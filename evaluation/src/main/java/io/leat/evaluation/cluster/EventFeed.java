package io.leat.evaluation.cluster;

import io.leat.core.model.EmbeddingModel;
import io.leat.core.profile.Action;
import io.leat.data.Event;
import io.leat.data.json.EventJson;
import io.leat.data.log.EventLog;
import io.leat.data.log.LogEntry;
import io.leat.data.log.LogKind;
import io.leat.index.model.ModelStore;
import io.leat.index.search.ServingSnapshot;
import io.leat.index.search.SnapshotSearcherManager;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Shoppers of whom nothing was known before, whose acts are appended to a log and counted by hand.
 * One event in ten is appended again, as by a client that heard no answer.
 */
public final class EventFeed {
  private static final int USERS = 60;
  private static final int ITEMS = 20;
  private static final int BATCH = 50;
  private static final int REPEATED = 5;
  private static final long PAUSE_MILLIS = 20;
  private static final List<Action> ACTIONS =
      List.of(Action.VIEW, Action.VIEW, Action.VIEW, Action.ADD_TO_CART, Action.PURCHASE);

  private final EventLog log;
  private final SnapshotStore store;
  private final String generation;
  private final Random random;
  private final ActCounts counts;
  private long events;

  /**
   * @param store with the generation that the job under test changes
   * @param seed of all that is drawn
   */
  public EventFeed(EventLog log, SnapshotStore store, String generation, long seed) {
    this.log = log;
    this.store = store;
    this.generation = generation;
    this.random = new Random(seed);
    EmbeddingModel model = new ModelStore(store.modelDirectory(generation)).readModel();
    this.counts = new ActCounts(model.actionWeights(), model.decay());
  }

  /** Appends for so long, {@value #BATCH} events at a time. */
  public void run(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      append();
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private void append() {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      entries.add(next());
    }
    entries.addAll(entries.subList(0, REPEATED));
    log.append(entries);
  }

  private LogEntry next() {
    String user = "fed-" + random.nextInt(USERS);
    String item = "p" + random.nextInt(ITEMS);
    Action action = ACTIONS.get(random.nextInt(ACTIONS.size()));
    Instant time = Instant.now();
    counts.add(user, item, action, time);
    return new LogEntry(user, LogKind.EVENT, EventJson.write(event(user, item, action, time)));
  }

  private Event event(String user, String item, Action action, Instant time) {
    String session = random.nextBoolean() ? "session-of-" + user : null;
    return Event.of("fed-" + events++, user, session, action, time, item);
  }

  /** How many different events were appended. */
  public long events() {
    return events;
  }

  /** Waits until the published index is complete up to the log's end. */
  public void awaitCounted(Duration longest) {
    long end = log.lastReceivedAt();
    Waiting.until(
        () -> store.latest(generation).map(Snapshot::watermark).orElse(0L) >= end,
        longest,
        "the index to be complete up to %d".formatted(end));
  }

  /** What the published index has wrong, in words; empty when every act is counted once. */
  public List<String> differences() {
    try (SnapshotSearcherManager manager = SnapshotSearcherManager.open(store)) {
      ServingSnapshot snapshot = manager.acquire();
      try {
        return counts.differences(snapshot);
      } finally {
        manager.release(snapshot);
      }
    }
  }
}
