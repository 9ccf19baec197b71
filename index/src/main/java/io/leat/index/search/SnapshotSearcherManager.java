package io.leat.index.search;

import io.leat.index.IndexException;
import io.leat.index.snapshot.Current;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.lucene.search.ReferenceManager;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the serving pointer: opens what it names, warms it, swaps it in, and closes the old one
 * when its last query is done. Lucene's {@code ReferenceManager} does the counting.
 *
 * <p>What cannot be opened is not served: the old snapshot stays, {@link #lastFailure} says why,
 * and the next {@link #maybeRefresh} tries again.
 */
public final class SnapshotSearcherManager implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotSearcherManager.class);

  private final SnapshotStore store;
  private final Supplier<String> followed;
  private final SnapshotOpener opener;
  private final References references;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile @Nullable RuntimeException lastFailure;

  private SnapshotSearcherManager(SnapshotStore store, Supplier<String> followed) {
    this.store = store;
    this.followed = followed;
    this.opener = new SnapshotOpener(store);
    this.references = new References(first(followed.get()));
  }

  /**
   * The newest snapshot that can be opened: files of the latest may be damaged, and a server that
   * starts then serves what was there before.
   */
  private ServingSnapshot first(String generation) {
    try {
      return open(generation, null);
    } catch (IndexException newest) {
      int latest = store.latestNumber(generation);
      for (int number : store.snapshotNumbers(generation).reversed()) {
        Snapshot older = number == latest ? null : store.snapshot(generation, number).orElse(null);
        if (older == null) {
          continue;
        }
        try {
          ServingSnapshot opened = warm(opener.open(generation, older, null));
          failed(newest);
          return opened;
        } catch (IndexException e) {
          newest.addSuppressed(e);
        }
      }
      throw newest;
    }
  }

  /**
   * Opens what the store serves now; an {@link io.leat.index.IndexException} when nothing was
   * promoted yet.
   */
  public static SnapshotSearcherManager open(SnapshotStore store) {
    return new SnapshotSearcherManager(store, () -> served(store));
  }

  /** Opens one generation, whether it is served or not, and follows its snapshots. */
  public static SnapshotSearcherManager open(SnapshotStore store, String generation) {
    return new SnapshotSearcherManager(store, () -> generation);
  }

  /** The newest snapshot; to be given back by {@link #release}, in a {@code finally}. */
  public ServingSnapshot acquire() {
    try {
      return references.acquire();
    } catch (IOException e) {
      throw new IndexException("Cannot acquire a snapshot of " + store.root() + ": " + e, e);
    }
  }

  public void release(ServingSnapshot snapshot) {
    try {
      references.release(snapshot);
    } catch (IOException e) {
      throw new IndexException("Cannot release a snapshot of " + store.root() + ": " + e, e);
    }
  }

  /**
   * Acquires a snapshot that was acquired before, though a newer one may be there; to be given back
   * by {@link #release}. False when it is closed already.
   */
  public boolean retain(ServingSnapshot snapshot) {
    return snapshot.tryIncRef();
  }

  /**
   * Looks at the pointer once; true when something newer was swapped in. Two small files are read
   * when nothing has changed. At once false while another thread refreshes.
   */
  public boolean maybeRefresh() {
    if (!refreshing.tryLock()) {
      return false;
    }
    try {
      boolean swapped = references.refresh();
      lastFailure = null;
      return swapped;
    } catch (IOException | RuntimeException e) {
      failed(e);
      return false;
    } finally {
      refreshing.unlock();
    }
  }

  private void failed(Exception e) {
    RuntimeException failure =
        e instanceof RuntimeException runtime
            ? runtime
            : new IndexException("Cannot refresh from " + store.root() + ": " + e, e);
    RuntimeException before = lastFailure;
    lastFailure = failure;
    // A poller comes by every second: one cause is logged once.
    if (before == null || !cause(before).equals(cause(failure))) {
      LOG.warn("Still serving the old snapshot", failure);
    }
  }

  /** Without the snapshot's number: the next one has the same damaged file. */
  private static String cause(RuntimeException failure) {
    return String.valueOf(
        failure.getCause() == null ? failure.getMessage() : failure.getCause().getMessage());
  }

  /** Why the last refresh did not succeed, or empty when it did. */
  public Optional<RuntimeException> lastFailure() {
    return Optional.ofNullable(lastFailure);
  }

  @Override
  public void close() {
    try {
      references.close();
    } catch (IOException e) {
      throw new IndexException("Cannot close the searchers of " + store.root() + ": " + e, e);
    }
  }

  private static String served(SnapshotStore store) {
    return store
        .current()
        .map(Current::generation)
        .orElseThrow(
            () ->
                new IndexException(
                    "Nothing is promoted in %s: build an index first, 'leat rebuild'"
                        .formatted(store.root())));
  }

  private ServingSnapshot open(String generation, @Nullable ServingSnapshot previous) {
    return warm(opener.open(generation, previous));
  }

  private static ServingSnapshot warm(ServingSnapshot opened) {
    boolean warm = false;
    try {
      new Warmer().warm(opened);
      warm = true;
      return opened;
    } catch (IOException e) {
      throw new IndexException(
          "Snapshot %d of %s cannot be searched: %s; 'leat index verify' says what is wrong with its files"
              .formatted(opened.number(), opened.generation().name(), e),
          e);
    } finally {
      if (!warm) {
        IOUtils.closeWhileHandlingException(opened::decRef);
      }
    }
  }

  /** Lucene's counting over {@link ServingSnapshot}. */
  private final class References extends ReferenceManager<ServingSnapshot> {
    private boolean swapped;

    References(ServingSnapshot first) {
      current = first;
    }

    /** Called under the lock. */
    boolean refresh() throws IOException {
      swapped = false;
      maybeRefreshBlocking();
      return swapped;
    }

    @Override
    protected @Nullable ServingSnapshot refreshIfNeeded(ServingSnapshot served) {
      String generation = followed.get();
      if (served.generation().name().equals(generation)
          && served.number() == store.latestNumber(generation)) {
        return null;
      }
      ServingSnapshot next = open(generation, served);
      swapped = true;
      return next;
    }

    @Override
    protected boolean tryIncRef(ServingSnapshot snapshot) {
      return snapshot.tryIncRef();
    }

    @Override
    protected void decRef(ServingSnapshot snapshot) throws IOException {
      snapshot.decRef();
    }

    @Override
    protected int getRefCount(ServingSnapshot snapshot) {
      return snapshot.references();
    }
  }
}
