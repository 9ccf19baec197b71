package io.leat.data.log;

import io.leat.data.EpochTime;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells the events of one part of the log that the jobs surely take for duplicates: of one id, a
 * job counts the first, and then none until a horizon after that one has passed.
 *
 * <p>Which one a job counted is not always known here. It rejects what is late or of the future,
 * and it may have counted one of the part before, to which the first ones of this part are
 * duplicates. So of each id it is kept between which two of its events the one that was counted
 * last must be; what is a duplicate to both is a duplicate.
 *
 * <pre>
 * part before │ this part
 *      a      │   a         a           whether the second counts depends on the first of all:
 *      ├──────────horizon─────┤         if it does, the third is a duplicate to it
 * </pre>
 */
final class Duplicates {
  private final long horizon;
  private final long late;
  private final long knownFrom;

  /** By event id, the longest unheard of first. */
  private final Map<String, Counted> ids = new LinkedHashMap<>();

  /**
   * @param first least stamp of the part, 0 in the first one, before which there was nothing
   */
  Duplicates(CompactionRules rules, long first) {
    this.horizon = TimeUnit.MICROSECONDS.convert(rules.horizon());
    this.late = TimeUnit.MICROSECONDS.convert(rules.late());
    this.knownFrom = first == 0 ? 0 : first + horizon;
  }

  /**
   * The event of an id that was counted last.
   *
   * @param earliest no event that was counted within the horizon before {@code latest} is older
   * @param latest the newest event that may have been counted
   * @param surely whether one of them was
   */
  private record Counted(long earliest, long latest, boolean surely) {}

  /** To be asked of all events, in order. */
  boolean isDuplicate(LogRecord event, RecordKeys keys) {
    String eventId = keys.eventId();
    Instant time = keys.timestamp();
    long stamp = event.receivedAt();
    if (eventId == null || time == null || EpochTime.microseconds(time) < stamp - late) {
      return false;
    }
    forgetBefore(stamp - horizon);
    Counted before = ids.get(eventId);
    if (before != null && before.surely && before.earliest >= stamp - horizon) {
      return true;
    }
    ids.remove(eventId);
    // How far a job lets an event's clock be ahead is not asked: it may count this one or not.
    boolean surely = EpochTime.microseconds(time) <= stamp;
    ids.put(eventId, new Counted(earliest(before, stamp), stamp, surely));
    return false;
  }

  private long earliest(@Nullable Counted before, long stamp) {
    if (before != null) {
      return Math.max(before.earliest, stamp - horizon);
    }
    return stamp <= knownFrom ? stamp - horizon : stamp;
  }

  private void forgetBefore(long stamp) {
    Iterator<Counted> counted = ids.values().iterator();
    while (counted.hasNext() && counted.next().latest < stamp) {
      counted.remove();
    }
  }
}
