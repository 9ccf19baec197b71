package io.leat.data.json;

import io.leat.data.Event;
import io.leat.data.Item;
import io.leat.data.Line;
import io.leat.data.Parsed;
import io.leat.data.ShopException;
import io.leat.data.TextLines;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * The records of a file of JSON lines, in order, one in memory at a time. Empty lines are passed
 * over.
 */
public final class JsonLines {
  private JsonLines() {}

  /**
   * Hands on every item of a file with its line, or the line with its faults.
   *
   * @param progress as in {@link TextLines#open}
   * @throws ShopException when the file cannot be read to its end
   */
  public static void items(
      Path file, LongConsumer progress, BiConsumer<Line, Parsed<Item>> receiver) {
    read(file, ItemJson::parse, progress, receiver);
  }

  /** The same for events. */
  public static void events(
      Path file, LongConsumer progress, BiConsumer<Line, Parsed<Event>> receiver) {
    read(file, EventJson::parse, progress, receiver);
  }

  private static <T> void read(
      Path file,
      Function<String, Parsed<T>> form,
      LongConsumer progress,
      BiConsumer<Line, Parsed<T>> receiver) {
    try (TextLines lines = TextLines.open(file, progress)) {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        if (line.fault() != null) {
          receiver.accept(line, new Parsed.Invalid<>(List.of(line.fault())));
        } else if (!line.text().isBlank()) {
          receiver.accept(line, form.apply(line.text()));
        }
      }
    }
  }
}
