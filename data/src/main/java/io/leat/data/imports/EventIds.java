package io.leat.data.imports;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids for events that have none: half of the SHA-256 of file name and line number. Importing a file
 * again gives the same ids, wherever it lies and whether it is gzipped; rows that are identical
 * stay two events.
 */
final class EventIds {
  private static final int BYTES = 16;

  private final String name;
  private final MessageDigest digest;

  EventIds(Path file) {
    this.name = name(file);
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Without directory and {@code .gz}. */
  static String name(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.gz$", "");
  }

  String of(long line) {
    byte[] hash = digest.digest((name + '\n' + line).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, BYTES);
  }
}
