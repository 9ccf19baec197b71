package io.leat.data.imports;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** What separates a file's cells. */
final class Delimiters {
  private static final List<Character> KNOWN = List.of(',', '\t', ';', '|');

  private Delimiters() {}

  /** A tab in {@code .tsv} and {@code .tab}; else what occurs most in the header, or a comma. */
  static char of(Path file, String header) {
    String name = EventIds.name(file);
    if (name.endsWith(".tsv") || name.endsWith(".tab")) {
      return '\t';
    }
    // The first of equals wins: the comma where there is but one column.
    return KNOWN.stream()
        .max(
            Comparator.comparingLong((Character known) -> occurrences(header, known))
                .thenComparingInt(known -> -KNOWN.indexOf(known)))
        .orElseThrow();
  }

  private static long occurrences(String header, char delimiter) {
    long occurrences = 0;
    boolean quoted = false;
    for (int i = 0; i < header.length(); i++) {
      if (header.charAt(i) == '"') {
        quoted = !quoted;
      } else if (!quoted && header.charAt(i) == delimiter) {
        occurrences++;
      }
    }
    return occurrences;
  }
}
