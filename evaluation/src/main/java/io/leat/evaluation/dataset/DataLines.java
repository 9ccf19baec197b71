package io.leat.evaluation.dataset;

import io.leat.data.FieldRules;
import io.leat.data.Line;
import io.leat.data.ShopException;
import io.leat.data.TextLines;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of a data file that are not blank; what is wrong with one names file and line. */
final class DataLines {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Takes one line. */
  interface Receiver {
    void accept(DataLine line);
  }

  /** A line with its place. */
  record DataLine(Path file, long number, String text) {

    List<String> tokens() {
      return List.of(BLANKS.split(text.strip(), -1));
    }

    ShopException wrong(String problem) {
      return new ShopException("%s line %d: %s".formatted(file, number, problem));
    }

    /** The value, if it can be the id of a user or an item. */
    String id(String field, String value) {
      if (FieldRules.id(field, value) != null) {
        throw wrong("%s is blank or no proper id: '%s'".formatted(field, value));
      }
      return value;
    }
  }

  private DataLines() {}

  /**
   * Hands on every line.
   *
   * @return how many there were
   * @throws ShopException when the file cannot be read to its end or has no line
   */
  static long read(Path file, Receiver receiver) {
    long count = 0;
    try (TextLines lines = TextLines.open(file, bytes -> {})) {
      for (@Nullable Line line = lines.next(); line != null; line = lines.next()) {
        if (line.text().isBlank()) {
          continue;
        }
        DataLine dataLine = new DataLine(file, line.number(), line.text());
        if (line.fault() != null) {
          throw dataLine.wrong(line.fault().sentence());
        }
        receiver.accept(dataLine);
        count++;
      }
    }
    if (count == 0) {
      throw new ShopException("%s is empty: give a file with at least one line".formatted(file));
    }
    return count;
  }
}
