package io.leat.data.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.leat.data.Fault;
import io.leat.data.Line;
import io.leat.data.ShopException;
import io.leat.data.TextLines;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV or TSV file. A row is a line, or several where a quoted cell holds ends of
 * line.
 *
 * <p>FastCSV splits a row into cells, but rows are put together here: to a CSV parser a stray
 * opening quote makes one cell of all that follows up to the next quote, thousands of rows perhaps.
 * Here a row that does not close its quotes within {@value #MOST_LINES} lines, or closes them with
 * a wrong number of cells, is one faulty row, and reading goes on with the very next line.
 */
final class RowReader implements Closeable {
  private static final int MOST_LINES = 100;

  private final TextLines lines;
  private final char delimiter;
  private final CsvReader.CsvReaderBuilder splitter;
  private final Deque<Line> pushedBack = new ArrayDeque<>();
  private final List<String> header;

  RowReader(Path file, LongConsumer progress) {
    lines = TextLines.open(file, progress);
    try {
      Line first = lines.next();
      if (first == null) {
        throw new ShopException(
            "%s is empty: the first line must name the columns".formatted(file));
      }
      if (first.fault() != null) {
        throw new ShopException("%s, line 1: %s".formatted(file, first.fault().sentence()));
      }
      delimiter = Delimiters.of(file, first.text());
      splitter = CsvReader.builder().fieldSeparator(delimiter);
      header = header(file, first);
    } catch (RuntimeException e) {
      lines.close();
      throw e;
    }
  }

  private List<String> header(Path file, Line first) {
    if (first.text().isBlank()) {
      throw new ShopException(
          "%s begins with an empty line: the first line must name the columns".formatted(file));
    }
    Row row = split(first, first.text(), -1);
    if (row.fault() != null) {
      throw new ShopException("%s, line 1: %s".formatted(file, row.fault().sentence()));
    }
    List<String> names = new ArrayList<>();
    for (String cell : row.cells()) {
      String name = cell.isBlank() ? "column_" + (names.size() + 1) : cell.strip();
      if (names.contains(name)) {
        throw new ShopException(
            "%s has two columns named %s: rename one of them".formatted(file, name));
      }
      names.add(name);
    }
    return List.copyOf(names);
  }

  /** The columns' names; one without a name is {@code column_} and its number. */
  List<String> header() {
    return header;
  }

  /** The next row, or null at the end. Empty lines are passed over. */
  @Nullable Row next() {
    Line line = nextLine();
    while (line != null && line.fault() == null && line.text().isBlank()) {
      line = nextLine();
    }
    if (line == null) {
      return null;
    }
    if (line.fault() != null) {
      return faulty(line, line.fault());
    }
    return endsInQuotes(line.text(), false)
        ? joined(line)
        : split(line, line.text(), header.size());
  }

  private Row joined(Line first) {
    List<Line> taken = new ArrayList<>();
    StringBuilder text = new StringBuilder(first.text());
    boolean quoted = true;
    while (quoted && taken.size() < MOST_LINES) {
      Line line = nextLine();
      if (line == null) {
        break;
      }
      taken.add(line);
      if (line.fault() != null) {
        break;
      }
      text.append('\n').append(line.text());
      quoted = endsInQuotes(line.text(), true);
    }
    if (!quoted) {
      Row row = split(first, text.toString(), header.size());
      if (row.fault() == null) {
        return row;
      }
    }
    taken.reversed().forEach(pushedBack::addFirst);
    return faulty(
        first,
        new Fault(
            Faults.OPEN_QUOTE,
            "",
            "",
            "opens a quoted cell that is not closed",
            "close it, or write a quote within a cell as \"\" and the cell in quotes"));
  }

  private Row split(Line line, String text, int width) {
    List<String> cells;
    try {
      cells = splitter.ofSingleCsvRecord(text).getFields();
    } catch (CsvParseException e) {
      return faulty(
          line,
          new Fault(
              Faults.BAD_QUOTES,
              "",
              "",
              "goes on after the closing quote of a cell",
              "write a quote within a cell as \"\" and the cell in quotes"));
    }
    return width < 0 || cells.size() == width
        ? new Row(line.number(), cells, text, null)
        : faulty(
            line,
            new Fault(
                Faults.WRONG_WIDTH,
                "",
                "",
                "has %,d cells where the header has %,d".formatted(cells.size(), width),
                "put cells that hold the delimiter into quotes"));
  }

  private static Row faulty(Line line, Fault fault) {
    return new Row(line.number(), List.of(), line.text(), fault);
  }

  private @Nullable Line nextLine() {
    Line line = pushedBack.pollFirst();
    return line == null ? lines.next() : line;
  }

  /** Whether a cell is still open at the end of a line; a quote opens one only at its beginning. */
  private boolean endsInQuotes(String text, boolean quoted) {
    boolean cellBegins = !quoted;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '"' && quoted) {
        if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          i++;
        } else {
          quoted = false;
        }
      } else if (character == '"' && cellBegins) {
        quoted = true;
      }
      cellBegins = character == delimiter && !quoted;
    }
    return quoted;
  }

  @Override
  public void close() {
    lines.close();
  }
}
