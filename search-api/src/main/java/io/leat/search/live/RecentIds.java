package io.leat.search.live;

import io.leat.data.LongHashSet;
import io.leat.data.TextHash;

/**
 * Which ids were accepted lately: at least the last {@code horizon}, at most twice as many. Kept as
 * hashes of 64 bits ({@link TextHash}): 34 MB for a million. Safe for use by many threads.
 */
public final class RecentIds {
  private final int horizon;
  private LongHashSet newer = new LongHashSet();
  private LongHashSet older = new LongHashSet();

  /**
   * @param horizon ids that are remembered at least, 1 or more
   */
  public RecentIds(int horizon) {
    if (horizon < 1) {
      throw new IllegalArgumentException("horizon must be at least 1, was " + horizon);
    }
    this.horizon = horizon;
  }

  public synchronized boolean contains(String id) {
    long hash = TextHash.of(id);
    return newer.contains(hash) || older.contains(hash);
  }

  /** Whether the id is new; it is remembered from now on. */
  public synchronized boolean add(String id) {
    long hash = TextHash.of(id);
    if (older.contains(hash) || !newer.add(hash)) {
      return false;
    }
    if (newer.size() >= horizon) {
      older = newer;
      newer = new LongHashSet();
    }
    return true;
  }
}
