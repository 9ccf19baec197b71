package io.leat.data.log;

import java.nio.file.Path;

/**
 * A line of the log that is no {@link LogRecord}: the file was damaged.
 *
 * @param position bytes of the (unpacked) file before the line
 */
public record BrokenLine(Path file, long position, String text) {

  /** Where it is, for a user. */
  public String place() {
    return "%s, the line at byte %d".formatted(file, position);
  }
}
