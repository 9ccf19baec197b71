package io.leat.data.json;

import org.jspecify.annotations.Nullable;

/** Fields of a line that are kept as they stand. */
final class KeptFields {
  private final String line;
  private final StringBuilder kept = new StringBuilder();

  KeptFields(String line) {
    this.line = line;
  }

  /** From the field's name to the end of its value. */
  void keep(int start, int end) {
    kept.append(kept.isEmpty() ? '{' : ',');
    kept.append(line.substring(start, end).strip().replace('\n', ' ').replace('\r', ' '));
  }

  /** One object, or null where nothing was kept. */
  @Nullable String json() {
    return kept.isEmpty() ? null : kept + "}";
  }
}
