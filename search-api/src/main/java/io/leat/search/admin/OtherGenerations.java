package io.leat.search.admin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.leat.index.IndexException;
import io.leat.index.search.ServingSnapshot;
import io.leat.index.search.SnapshotSearcherManager;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.NotFoundException;
import io.leat.search.SnapshotSource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Generations that are not served, opened for who wants to compare them. Each takes the memory of a
 * model, so few are open at a time, and none that was not asked for a while. Safe for use by many
 * threads.
 */
public final class OtherGenerations implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OtherGenerations.class);
  private static final int MOST_OPEN = 2;
  private static final Duration KEPT = Duration.ofMinutes(2);

  private final SnapshotStore store;
  private final Cache<String, SnapshotSearcherManager> opened =
      Caffeine.newBuilder()
          .maximumSize(MOST_OPEN)
          .expireAfterAccess(KEPT)
          .scheduler(Scheduler.systemScheduler())
          .executor(Runnable::run)
          .<String, SnapshotSearcherManager>removalListener(
              (name, manager, cause) -> {
                if (manager != null) {
                  manager.close();
                }
              })
          .build();

  public OtherGenerations(SnapshotStore store) {
    this.store = store;
  }

  /**
   * The newest snapshot of this generation; acquired, a {@link NotFoundException} where there is
   * none of this name or it cannot be read.
   */
  public SnapshotSource of(String generation) {
    return new Source(generation);
  }

  private final class Source implements SnapshotSource {
    private final String generation;
    private @Nullable SnapshotSearcherManager manager;

    Source(String generation) {
      this.generation = generation;
    }

    @Override
    public synchronized ServingSnapshot acquire() {
      AtomicReference<@Nullable ServingSnapshot> acquired = new AtomicReference<>();
      try {
        // Within the cache's own lock for the name, so that nothing closes it meanwhile.
        manager =
            opened
                .asMap()
                .compute(generation, (name, open) -> acquired(open(name, open), acquired));
      } catch (IndexException e) {
        LOG.info("A generation that was asked for cannot be opened", e);
        throw NotFoundException.generation("generation", generation);
      }
      return Objects.requireNonNull(acquired.get());
    }

    private SnapshotSearcherManager open(String name, @Nullable SnapshotSearcherManager open) {
      return open == null
          ? SnapshotSearcherManager.open(store, store.generation(name).name())
          : open;
    }

    private SnapshotSearcherManager acquired(
        SnapshotSearcherManager open, AtomicReference<@Nullable ServingSnapshot> acquired) {
      boolean unused = open.maybeRefresh();
      acquired.set(open.acquire());
      return open;
    }

    /** Also when it was closed meanwhile: then this closes the snapshot. */
    @Override
    public synchronized void release(ServingSnapshot snapshot) {
      if (manager != null) {
        manager.release(snapshot);
      }
    }

    @Override
    public boolean retain(ServingSnapshot snapshot) {
      return false;
    }
  }

  /** Closes what is open. */
  @Override
  public void close() {
    opened.invalidateAll();
    opened.cleanUp();
  }
}
