package io.leat.index.snapshot;

import java.util.ArrayList;
import java.util.List;

/**
 * Which snapshots stay: the newest ones whatever their age, and of those before them the newest of
 * each interval for as long as the horizon. Savepoints, leased searchers and rollbacks within a
 * generation live off these.
 *
 * @param newest how many of the newest stay
 * @param intervalMillis of the others one for each such interval
 * @param horizonMillis the others stay this long
 */
record Retention(int newest, long intervalMillis, long horizonMillis) {

  /** The last 60, then one a minute for a day. */
  static final Retention DEFAULT = new Retention(60, 60_000, 86_400_000);

  /** A published snapshot's number and time. */
  record Published(int number, long publishedAt) {}

  /** The numbers of those that need not stay. */
  List<Integer> expired(List<Published> ascending, long now) {
    List<Integer> expired = new ArrayList<>();
    long keptInterval = Long.MAX_VALUE;
    for (int i = ascending.size() - newest - 1; i >= 0; i--) {
      Published snapshot = ascending.get(i);
      long interval = Math.floorDiv(snapshot.publishedAt(), intervalMillis);
      // "<" and not "!=": should the clock have gone back, fewer stay rather than all.
      if (interval < keptInterval && now - snapshot.publishedAt() <= horizonMillis) {
        keptInterval = interval;
      } else {
        expired.add(snapshot.number());
      }
    }
    return expired;
  }
}
