package io.leat.search.intake;

import io.leat.data.Fault;
import io.leat.data.json.JsonRows;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many rows a request may have, and how long each may be. */
final class RowLimits {
  static final int MOST_ROWS = 10_000;

  /** Below what a line of the shop's files may have, with room for the stamp before it. */
  private static final int LARGEST_ROW = 1_000_000;

  private RowLimits() {}

  /**
   * The rows of a body.
   *
   * @param list name of the list that an object may hold
   * @throws io.leat.data.json.JsonShapeException when it has none
   * @throws TooManyRowsException when there are too many
   */
  static List<String> rows(String body, String list) {
    List<String> rows = JsonRows.of(body, list, MOST_ROWS);
    if (rows.size() > MOST_ROWS) {
      throw new TooManyRowsException(MOST_ROWS);
    }
    return rows;
  }

  /** What is wrong with a row's length, or null. */
  static @Nullable Fault length(String row) {
    // A character takes three bytes at most: short rows need no counting.
    if (row.length() <= LARGEST_ROW / 3) {
      return null;
    }
    int bytes = row.getBytes(StandardCharsets.UTF_8).length;
    return bytes <= LARGEST_ROW
        ? null
        : new Fault(
            Fault.TOO_LONG,
            "",
            row,
            "has %,d bytes".formatted(bytes),
            "write at most %,d bytes of UTF-8".formatted(LARGEST_ROW));
  }
}
