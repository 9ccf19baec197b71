package io.leat.search.counters;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Counts by second, of the last few. Safe for use by many threads. */
final class SecondCounts {
  private final InstantSource clock;
  private final long[] counts;
  private long newest;

  SecondCounts(InstantSource clock, int seconds) {
    this.clock = clock;
    // One more: the second that is not over is not told.
    this.counts = new long[seconds + 1];
    this.newest = clock.instant().getEpochSecond();
  }

  synchronized void add(long count) {
    advance();
    counts[place(newest)] += count;
  }

  /** Of the last whole seconds, oldest first. */
  synchronized List<Long> last() {
    advance();
    List<Long> last = new ArrayList<>();
    for (long second = newest - counts.length + 1; second < newest; second++) {
      last.add(counts[place(second)]);
    }
    return last;
  }

  private void advance() {
    long now = clock.instant().getEpochSecond();
    for (long second = Math.max(newest + 1, now - counts.length + 1); second <= now; second++) {
      counts[place(second)] = 0;
    }
    newest = Math.max(newest, now);
  }

  private int place(long second) {
    return Math.floorMod(second, counts.length);
  }
}
