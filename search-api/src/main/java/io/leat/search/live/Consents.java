package io.leat.search.live;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people wished since the index was written; of the most people those who wished last. Safe
 * for use by many threads.
 */
public final class Consents {
  private static final int MOST = 1_000_000;

  private final Map<String, Wish> wishes = new LinkedHashMap<>();

  private record Wish(long stamp, boolean personalisation) {}

  public synchronized void add(long stamp, String userId, boolean personalisation) {
    Wish before = wishes.remove(userId);
    Wish wish = new Wish(stamp, personalisation);
    wishes.put(userId, before == null || before.stamp < stamp ? wish : before);
    if (wishes.size() > MOST) {
      wishes.remove(wishes.keySet().iterator().next());
    }
  }

  /** Whether the person wants personalisation; null where they did not say. */
  public synchronized @Nullable Boolean personalisation(String userId) {
    Wish wish = wishes.get(userId);
    return wish == null ? null : wish.personalisation;
  }

  public synchronized void forget(String userId) {
    wishes.remove(userId);
  }
}
