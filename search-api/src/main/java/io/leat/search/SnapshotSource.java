package io.leat.search;

import io.leat.index.search.ServingSnapshot;

/** Where the snapshot of the moment comes from. Every acquired snapshot must be released. */
public interface SnapshotSource {

  /**
   * What is served now, to be released by the caller.
   *
   * @throws NotServingException when there is none yet
   */
  ServingSnapshot acquire();

  void release(ServingSnapshot snapshot);
}
