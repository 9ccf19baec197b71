package io.leat.data.log;

/**
 * How far somebody has read.
 *
 * @param segment number of the segment in which to go on
 * @param offset bytes of it that were read
 * @param stamp of the last record read, 0 when there was none; when the segment has been compacted
 *     meanwhile, reading goes on in the history behind this stamp
 */
public record LogPosition(long segment, long offset, long stamp) {

  /** Before the first record. */
  public static final LogPosition START = new LogPosition(1, 0, 0);
}
