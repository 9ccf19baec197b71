package io.leat.flink.log;

/**
 * One line of the log as it stands there, whether it is a {@link io.leat.data.log.LogRecord} or
 * not.
 *
 * @param part of the log in which stamps ascend: the partition; 0 in a log of files, which is one
 * @param file its name, without directories; the topic and partition
 * @param position bytes of the (unpacked) file before the line; the offset in the partition
 */
public record LoggedLine(int part, String file, long position, String line) {

  /** Of a log of files. */
  public LoggedLine(String file, long position, String line) {
    this(0, file, position, line);
  }
}
