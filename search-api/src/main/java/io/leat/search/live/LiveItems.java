package io.leat.search.live;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which items came and went after what the served snapshot knows; of the most items those that
 * changed last. Safe for use by many threads.
 */
public final class LiveItems {
  private final int most;
  private final Map<String, Change> changes = new LinkedHashMap<>();

  /**
   * @param stamp of the log
   * @param exists false when the item was deleted
   */
  private record Change(long stamp, boolean exists) {}

  /**
   * @param most how many items are remembered
   */
  public LiveItems(int most) {
    this.most = most;
  }

  public void put(String itemId, long stamp) {
    add(itemId, new Change(stamp, true));
  }

  public void delete(String itemId, long stamp) {
    add(itemId, new Change(stamp, false));
  }

  private synchronized void add(String itemId, Change change) {
    Change before = changes.remove(itemId);
    changes.put(itemId, before == null || before.stamp < change.stamp ? change : before);
    if (changes.size() > most) {
      changes.remove(changes.keySet().iterator().next());
    }
  }

  /** Whether the item exists, by a change stamped later than this; null when there was none. */
  public synchronized @Nullable Boolean exists(String itemId, long after) {
    Change change = changes.get(itemId);
    return (change == null || change.stamp <= after) ? null : change.exists;
  }
}
