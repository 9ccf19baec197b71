package io.leat.data.imports;

import io.leat.data.TextHash;
import java.nio.file.Path;

/**
 * Ids for events that have none: half of the SHA-256 of file name and line number. Importing a file
 * again gives the same ids, wherever it lies and whether it is gzipped; rows that are identical
 * stay two events.
 */
final class EventIds {
  private final String name;

  EventIds(Path file) {
    this.name = name(file);
  }

  /** Without directory and {@code .gz}. */
  static String name(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.gz$", "");
  }

  String of(long line) {
    return TextHash.hex(name + '\n' + line);
  }
}
