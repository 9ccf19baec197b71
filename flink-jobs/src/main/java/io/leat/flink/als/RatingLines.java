package io.leat.flink.als;

import io.leat.data.FileProblem;
import io.leat.data.ShopException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * Reads a file of ratings, plain or gzipped (by the suffix {@code .gz}), without making text of it:
 * most of it is short numbers. A wrong line ends in a {@link ShopException} that names file and
 * line.
 */
final class RatingLines {
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_LINE = 1 << 24;
  private static final int WEIGHT_COLUMN = 4;

  private final Path file;
  private final RatingFormat format;
  private final DenseIds users;
  private final DenseIds items;
  private byte[] line = new byte[256];
  private int length;
  private long number;

  RatingLines(Path file, RatingFormat format, DenseIds users, DenseIds items) {
    this.file = file;
    this.format = format;
    this.users = users;
    this.items = items;
  }

  void forEach(Consumer<Rating> action) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = open()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        int start = 0;
        for (int i = 0; i < read; i++) {
          if (buffer[i] == '\n') {
            append(buffer, start, i);
            endLine(action);
            start = i + 1;
          }
        }
        append(buffer, start, read);
      }
    } catch (IOException e) {
      throw new ShopException(
          "%s cannot be read after line %d: %s".formatted(file, number, FileProblem.describe(e)));
    }
    if (length > 0) {
      endLine(action);
    }
  }

  private InputStream open() throws IOException {
    InputStream plain = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(plain, BUFFER) : plain;
  }

  private void append(byte[] from, int start, int end) {
    int more = end - start;
    if (length + more > line.length) {
      if (length + more > LONGEST_LINE) {
        throw wrong("is longer than " + LONGEST_LINE + " bytes; is this a text file?");
      }
      line = java.util.Arrays.copyOf(line, Math.max(2 * line.length, length + more));
    }
    System.arraycopy(from, start, line, length, more);
    length += more;
  }

  private void endLine(Consumer<Rating> action) throws IOException {
    number++;
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    length = 0;
    if (end > 0) {
      if (format == RatingFormat.PAIRS) {
        readPair(end, action);
      } else {
        readList(end, action);
      }
    }
  }

  private void readPair(int end, Consumer<Rating> action) throws IOException {
    int userEnd = fieldEnd(0, end, '\t');
    if (userEnd == end) {
      throw wrong("has one column, needs user and item with a tab between them: " + text(0, end));
    }
    int itemEnd = fieldEnd(userEnd + 1, end, '\t');
    if (userEnd == 0 || itemEnd == userEnd + 1) {
      throw wrong("has an empty %s: %s".formatted(userEnd == 0 ? "user" : "item", text(0, end)));
    }
    float weight = itemEnd == end ? 1 : weight(itemEnd + 1, end);
    action.accept(
        new Rating(
            users.number(line, 0, userEnd), items.number(line, userEnd + 1, itemEnd), weight));
  }

  /** The fifth column, 1 where there is none or it is empty. */
  private float weight(int from, int end) {
    int start = from;
    for (int column = 2; column < WEIGHT_COLUMN; column++) {
      start = fieldEnd(start, end, '\t') + 1;
      if (start > end) {
        return 1;
      }
    }
    int stop = fieldEnd(start, end, '\t');
    if (stop == start) {
      return 1;
    }
    float weight;
    try {
      weight = Float.parseFloat(text(start, stop));
    } catch (NumberFormatException e) {
      throw wrong("has a weight that is not a number: " + text(start, stop));
    }
    if (!(weight >= 0) || weight == Float.POSITIVE_INFINITY) {
      throw wrong("has a weight that is not a number of at least 0: " + text(start, stop));
    }
    return weight;
  }

  private void readList(int end, Consumer<Rating> action) throws IOException {
    int userEnd = fieldEnd(0, end, ' ');
    if (userEnd == 0) {
      throw wrong("begins with a space, needs a user and their items: " + text(0, end));
    }
    int user = users.number(line, 0, userEnd);
    int start = userEnd + 1;
    while (start < end) {
      int stop = fieldEnd(start, end, ' ');
      if (stop > start) {
        action.accept(new Rating(user, items.number(line, start, stop), 1));
      }
      start = stop + 1;
    }
  }

  private int fieldEnd(int from, int end, char separator) {
    int at = from;
    while (at < end && line[at] != separator) {
      at++;
    }
    return at;
  }

  private String text(int from, int end) {
    return new String(line, from, Math.min(end - from, 200), StandardCharsets.UTF_8);
  }

  private ShopException wrong(String problem) {
    return new ShopException("%s, line %d %s".formatted(file, number, problem));
  }
}
