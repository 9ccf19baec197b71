package io.leat.search;

import io.leat.index.search.ServingSnapshot;
import io.leat.index.search.SnapshotSearcherManager;

/** Where the snapshot of the moment comes from. Every acquired snapshot must be released. */
public interface SnapshotSource {

  /**
   * What is served now, to be released by the caller.
   *
   * @throws NotServingException when there is none yet
   */
  ServingSnapshot acquire();

  void release(ServingSnapshot snapshot);

  /**
   * Acquires this very snapshot once more, though a newer one may be served.
   *
   * @return false when it was closed meanwhile
   */
  boolean retain(ServingSnapshot snapshot);

  /** What this manager serves. */
  static SnapshotSource of(SnapshotSearcherManager manager) {
    return new SnapshotSource() {
      @Override
      public ServingSnapshot acquire() {
        return manager.acquire();
      }

      @Override
      public void release(ServingSnapshot snapshot) {
        manager.release(snapshot);
      }

      @Override
      public boolean retain(ServingSnapshot snapshot) {
        return manager.retain(snapshot);
      }
    };
  }
}
