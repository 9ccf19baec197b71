package io.leat.search.http;

import io.leat.index.search.ServingSnapshot;
import io.leat.index.search.SnapshotSearcherManager;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.NotServingException;
import io.leat.search.Served;
import io.leat.search.SnapshotSource;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the serving pointer every so often, on its own thread: opens the first snapshot once
 * there is one, and swaps in every newer one. A look that fails is logged and repeated; what was
 * served goes on being served.
 */
public final class SnapshotFollower implements SnapshotSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFollower.class);

  private final SnapshotStore store;
  private final Duration interval;
  private final Listener listener;
  private final AtomicLong refreshes = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable SnapshotSearcherManager manager;
  private @Nullable String lastFailure;
  private @Nullable String lastReported;

  /** Hears of what the follower does, on its thread; what it throws counts as a failed look. */
  public interface Listener {
    Listener NONE = new Listener() {};

    /** The pointer is about to be looked at. */
    default void looking() {}

    /** Something newer is served from now on. */
    default void swapped(ServingSnapshot snapshot) {}
  }

  public SnapshotFollower(SnapshotStore store, Duration interval) {
    this(store, interval, Listener.NONE);
  }

  public SnapshotFollower(SnapshotStore store, Duration interval, Listener listener) {
    this.store = store;
    this.interval = interval;
    this.listener = listener;
    this.thread = Thread.ofPlatform().name("leat-snapshot-follower").daemon().unstarted(this::run);
  }

  /** Looks once, so that a snapshot that is there already is served from the first request on. */
  public void start() {
    look();
    thread.start();
  }

  @Override
  public ServingSnapshot acquire() {
    SnapshotSearcherManager opened = manager;
    if (opened == null) {
      throw new NotServingException(
          "No snapshot is served yet from %s: run a rebuild, which promotes one."
              .formatted(store.root()));
    }
    return opened.acquire();
  }

  @Override
  public void release(ServingSnapshot snapshot) {
    SnapshotSearcherManager opened = manager;
    if (opened != null) {
      opened.release(snapshot);
    }
  }

  @Override
  public boolean retain(ServingSnapshot snapshot) {
    SnapshotSearcherManager opened = manager;
    return opened != null && opened.retain(snapshot);
  }

  /** How often something newer was swapped in. */
  long refreshes() {
    return refreshes.get();
  }

  /** How many looks failed. */
  long failures() {
    return failures.get();
  }

  /**
   * Waits for a look under way, which must not be interrupted: that would close Lucene's files.
   * Then closes what is open. No query may be running any more.
   */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    SnapshotSearcherManager opened = manager;
    manager = null;
    if (opened != null) {
      opened.close();
    }
  }

  private void run() {
    try {
      while (!closing.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      LOG.debug("Following {} was interrupted", store.root());
    }
  }

  private void look() {
    try {
      listener.looking();
      SnapshotSearcherManager opened = manager;
      if (opened == null) {
        if (store.current().isPresent()) {
          manager = SnapshotSearcherManager.open(store);
          swappedIn();
        }
      } else if (opened.maybeRefresh()) {
        swappedIn();
      } else if (opened.lastFailure().isPresent()) {
        failures.incrementAndGet();
      }
      lastFailure = null;
    } catch (RuntimeException | OutOfMemoryError e) {
      // Two models are open at once; too little memory for that must not end the following.
      failures.incrementAndGet();
      report(e);
    }
  }

  private void swappedIn() {
    refreshes.incrementAndGet();
    ServingSnapshot snapshot = acquire();
    try {
      Served served = Served.by(snapshot);
      report(served);
      listener.swapped(snapshot);
    } finally {
      release(snapshot);
    }
  }

  /** A live index has a snapshot a second: only the first of a generation is news. */
  private void report(Served served) {
    if (served.generation().equals(lastReported)) {
      LOG.debug("Serving {} snapshot {}", served.generation(), served.snapshot());
    } else {
      LOG.info("Serving {} snapshot {}", served.generation(), served.snapshot());
    }
    lastReported = served.generation();
  }

  /** Once for each failure, not at every look. */
  private void report(Throwable e) {
    String failure = String.valueOf(e.getMessage());
    if (!failure.equals(lastFailure)) {
      lastFailure = failure;
      LOG.warn("Cannot open what {} serves", store.root(), e);
    }
  }
}
