package io.leat.search.live;

import io.leat.data.log.LogKind;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was accepted and is not yet in the snapshot being served, by its stamps. Records of one kind
 * that came within ten milliseconds are held as one, of the age of the first. Safe for use by many
 * threads.
 */
public final class Unpublished {
  private static final long TOGETHER_MICROS = 10_000;

  /** A job that stands still for a quarter of an hour; later ones are held as one. */
  private static final int MOST_RUNS = 100_000;

  private final Map<LogKind, ArrayDeque<Run>> runs = new EnumMap<>(LogKind.class);

  /** Hears of records that have become visible. */
  public interface Listener {
    Listener NONE = (kind, count, micros) -> {};

    /**
     * Records of one kind, accepted about the same time, are in what is served now.
     *
     * @param micros since the first of them was accepted
     */
    void visible(LogKind kind, int count, long micros);
  }

  private static final class Run {
    private final long first;
    private long last;
    private int count;

    Run(long stamp) {
      first = stamp;
      last = stamp;
      count = 1;
    }

    void add(long stamp) {
      last = Math.max(last, stamp);
      count++;
    }
  }

  /** Something was accepted. */
  public synchronized void accepted(LogKind kind, long stamp) {
    ArrayDeque<Run> ofKind = runs.computeIfAbsent(kind, unused -> new ArrayDeque<>());
    Run last = ofKind.peekLast();
    if (last != null && (stamp - last.first < TOGETHER_MICROS || ofKind.size() >= MOST_RUNS)) {
      last.add(stamp);
    } else {
      ofKind.addLast(new Run(stamp));
    }
  }

  /**
   * Everything stamped up to the watermark is served from now on.
   *
   * @param now epoch microseconds
   */
  public synchronized void published(long watermark, long now, Listener listener) {
    runs.forEach(
        (kind, ofKind) -> {
          Run first = ofKind.peekFirst();
          while (first != null && first.last <= watermark) {
            listener.visible(kind, first.count, Math.max(0, now - first.first));
            ofKind.removeFirst();
            first = ofKind.peekFirst();
          }
        });
  }

  /** The oldest stamp later than the watermark, or {@link Long#MAX_VALUE} where there is none. */
  public synchronized long oldest(long watermark) {
    long oldest = Long.MAX_VALUE;
    for (ArrayDeque<Run> ofKind : runs.values()) {
      for (Run run : ofKind) {
        if (run.last > watermark) {
          oldest = Math.min(oldest, Math.max(run.first, watermark + 1));
          break;
        }
      }
    }
    return oldest;
  }
}
