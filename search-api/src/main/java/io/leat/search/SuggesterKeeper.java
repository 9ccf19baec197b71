package io.leat.search;

import io.leat.index.search.ServingSnapshot;
import io.leat.search.suggest.Suggester;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a {@link Suggester} of what is served: made anew in the background for each generation, and
 * of the same one now and then.
 */
public final class SuggesterKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SuggesterKeeper.class);
  private static final Duration KEPT = Duration.ofSeconds(30);

  private final SnapshotSource snapshots;
  private final ExecutorService builder =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("leat-suggester").daemon().factory());
  private final AtomicBoolean building = new AtomicBoolean();
  private volatile @Nullable Kept kept;

  private record Kept(String generation, long madeNanos, Suggester suggester) {}

  public SuggesterKeeper(SnapshotSource snapshots) {
    this.snapshots = snapshots;
  }

  /** The newest; null before the first is there. */
  @Nullable Suggester suggester() {
    Kept newest = kept;
    return newest == null ? null : newest.suggester;
  }

  /**
   * A snapshot is served from now on: makes suggestions of it, if it is time.
   *
   * @param snapshot acquired by the caller
   */
  public void swapped(ServingSnapshot snapshot) {
    Kept newest = kept;
    boolean isFresh =
        newest != null
            && newest.generation.equals(snapshot.generation().name())
            && System.nanoTime() - newest.madeNanos < KEPT.toNanos();
    if (isFresh || !building.compareAndSet(false, true)) {
      return;
    }
    if (!snapshots.retain(snapshot)) {
      building.set(false);
      return;
    }
    try {
      builder.execute(() -> build(snapshot));
    } catch (RejectedExecutionException e) {
      snapshots.release(snapshot);
      building.set(false);
    }
  }

  private void build(ServingSnapshot snapshot) {
    try {
      long start = System.nanoTime();
      Suggester suggester = Suggester.of(snapshot);
      kept = new Kept(snapshot.generation().name(), System.nanoTime(), suggester);
      LOG.debug(
          "{} suggestions of {} in {} ms",
          suggester.size(),
          snapshot.generation().name(),
          (System.nanoTime() - start) / 1_000_000);
    } catch (IOException | RuntimeException e) {
      LOG.warn("No suggestions can be made of {}", snapshot.generation().name(), e);
    } finally {
      snapshots.release(snapshot);
      building.set(false);
    }
  }

  /** Waits for one that is being made. */
  @Override
  public void close() {
    builder.close();
  }
}
