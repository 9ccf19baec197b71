package io.leat.data.log;

/**
 * A stretch of the log that never changes: some lines of one segment or, once that is compacted,
 * what is left of them in the history.
 *
 * @param segment its number; for a stretch of the history, the last one that went into the part
 * @param from first byte
 * @param to behind the last byte; a line ends there
 * @param after stamp of the last record before the stretch
 * @param through stamp of the last record in it
 */
public record LogRange(long segment, long from, long to, long after, long through) {

  /** Where it begins. */
  public LogPosition start() {
    return new LogPosition(segment, from, after);
  }

  /** Where the next one begins. */
  public LogPosition end() {
    return new LogPosition(segment, to, through);
  }

  /**
   * What is left of it.
   *
   * @param offset behind the last line read
   * @param stamp of the last record read
   */
  public LogRange readTo(long offset, long stamp) {
    return new LogRange(segment, offset, to, stamp, through);
  }
}
