package io.leat.flink.events;

import java.util.Arrays;

/**
 * Events by the fingerprints of their ids, in arrays: there is one for each event of a day, so an
 * object for each would be most of the job's memory, and of its checkpoints.
 *
 * @param rows three numbers for each event: the id's fingerprint, when it was received (epoch
 *     microseconds), and the line of the import that it stood on, 0 of one that the log received.
 *     Never changed
 */
record KnownEvents(long[] rows) {
  static final KnownEvents NONE = new KnownEvents(new long[0]);

  private static final int WIDTH = 3;
  private static final int RECEIVED_AT = 1;
  private static final int LINE = 2;

  boolean isEmpty() {
    return rows.length == 0;
  }

  /** Place of an event; -1 when it is not known. */
  int indexOf(long fingerprint) {
    for (int row = 0; row < rows.length; row += WIDTH) {
      if (rows[row] == fingerprint) {
        return row;
      }
    }
    return -1;
  }

  long receivedAt(int index) {
    return rows[index + RECEIVED_AT];
  }

  long line(int index) {
    return rows[index + LINE];
  }

  /**
   * With one more event, or one in place of another.
   *
   * @param index of the one of the same id, as {@link #indexOf} gives it
   */
  KnownEvents with(int index, long fingerprint, long receivedAt, long line) {
    int row = index < 0 ? rows.length : index;
    long[] more = Arrays.copyOf(rows, Math.max(rows.length, row + WIDTH));
    more[row] = fingerprint;
    more[row + RECEIVED_AT] = receivedAt;
    more[row + LINE] = line;
    return new KnownEvents(more);
  }

  /** Those received at that time or later. */
  KnownEvents since(long receivedAt) {
    long[] kept = new long[rows.length];
    int length = 0;
    for (int row = 0; row < rows.length; row += WIDTH) {
      if (receivedAt(row) >= receivedAt) {
        System.arraycopy(rows, row, kept, length, WIDTH);
        length += WIDTH;
      }
    }
    return length == rows.length ? this : new KnownEvents(Arrays.copyOf(kept, length));
  }

  /** When the oldest was received; of none, the greatest long. */
  long oldest() {
    long oldest = Long.MAX_VALUE;
    for (int row = 0; row < rows.length; row += WIDTH) {
      oldest = Math.min(oldest, receivedAt(row));
    }
    return oldest;
  }
}
