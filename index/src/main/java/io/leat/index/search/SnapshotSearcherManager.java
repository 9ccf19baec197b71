package io.leat.index.search;

import io.leat.index.snapshot.SnapshotStore;

/**
 * Follows the serving pointer: opens what it names, warms it, swaps it in, and closes the old one
 * when its last query is done. Lucene's {@code ReferenceManager} does the counting.
 */
public final class SnapshotSearcherManager implements AutoCloseable {

  /**
   * Opens what the store serves now; an {@link io.leat.index.IndexException} when nothing was
   * promoted yet.
   */
  public static SnapshotSearcherManager open(SnapshotStore store) {
    throw new UnsupportedOperationException();
  }

  public ServingSnapshot acquire() {
    throw new UnsupportedOperationException();
  }

  public void release(ServingSnapshot snapshot) {
    throw new UnsupportedOperationException();
  }

  /** Looks at the pointer once; true when something newer was swapped in. */
  public boolean maybeRefresh() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
