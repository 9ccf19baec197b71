package io.leat.flink.log;

import java.io.Serializable;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;

/**
 * How far the parts of a log have been read, and with them the log: as far as that part which is
 * least far, among those that are not quiet.
 *
 * <pre>
 * part 0   ──────●  9
 * part 1   ───●     5      complete up to 5; up to 9 once parts 1 and 2 have been quiet for a while
 * part 2   ──●      4
 * </pre>
 *
 * Nobody can know whether a quiet part has no more or is slow. A record that comes after all gets
 * the first position that is not passed yet, so that what it changes is not forgotten.
 */
final class PartStamps implements Serializable {
  private static final long serialVersionUID = 1;

  /** A part of a log that is being followed is waited for no longer. */
  private static final long PATIENCE_MILLIS = 300;

  /** While the job is behind, its parts are read in turns. */
  private static final long PATIENCE_BEHIND_MILLIS = 10_000;

  private final TreeMap<Integer, Part> parts = new TreeMap<>();
  private long newest = Long.MIN_VALUE;
  private long passed = Long.MIN_VALUE;

  private static final class Part implements Serializable {
    private static final long serialVersionUID = 1;

    private long newest = Long.MIN_VALUE;
    private boolean readOn;
    private long readAt;
  }

  private Part part(int number) {
    return parts.computeIfAbsent(number, key -> new Part());
  }

  /** Goes on where a part was. */
  void restore(int number, long stamp) {
    read(number, stamp);
  }

  /** The position of the next record of a part. */
  long read(int number, long stamp) {
    Part part = part(number);
    // A line that is no record stands where the one before it stood.
    part.newest = Math.max(part.newest, stamp <= passed && stamp > 0 ? passed + 1 : stamp);
    part.readOn = true;
    newest = Math.max(newest, part.newest);
    return part.newest;
  }

  /** The newest position of all parts; the least long where nothing was read. */
  long newest() {
    return newest;
  }

  /**
   * The position up to which the log has been read.
   *
   * @param now epoch milliseconds
   * @param keepsUp whether the job is not behind
   */
  long complete(long now, boolean keepsUp) {
    long patience = keepsUp ? PATIENCE_MILLIS : PATIENCE_BEHIND_MILLIS;
    long least = Long.MAX_VALUE;
    for (Part part : parts.values()) {
      if (part.readOn) {
        part.readOn = false;
        part.readAt = now;
      }
      if (now - part.readAt < patience) {
        least = Math.min(least, part.newest);
      }
    }
    return least == Long.MAX_VALUE ? newest : least;
  }

  /** A watermark was sent. */
  void pass(long position) {
    passed = position;
  }

  /** Every part with its newest position. */
  void forEach(ObjLongConsumer<Integer> receiver) {
    parts.forEach((number, part) -> receiver.accept(number, part.newest));
  }
}
