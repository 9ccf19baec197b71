package io.leat.evaluation.dataset;

import io.leat.data.Item;
import io.leat.data.Line;
import io.leat.data.Parsed;
import io.leat.data.json.JsonLines;
import io.leat.evaluation.dataset.DataLines.DataLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads titles and attributes of items: Leat's item records, or TSV with a header whose first
 * column is the item. Column {@code title} is the title (the item's id where it is blank or
 * absent), every other column an attribute; {@code |} separates an attribute's values.
 */
public final class ItemsReader {
  private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");

  private final Map<String, Item> items = new LinkedHashMap<>();
  private @Nullable List<String> header;

  private ItemsReader() {}

  /** The items by id, in the file's order; of an item on several lines, the last. */
  public static Map<String, Item> read(Path file) {
    ItemsReader reader = new ItemsReader();
    String name = file.getFileName().toString();
    if (name.endsWith(".jsonl") || name.endsWith(".jsonl.gz")) {
      return readRecords(file);
    }
    DataLines.read(file, reader::add);
    return reader.items;
  }

  /** An item of which only the id is known. */
  public static Item untitled(String itemId) {
    return item(itemId, itemId, Map.of());
  }

  private static Map<String, Item> readRecords(Path file) {
    return readRecords(
        file,
        (line, fault) -> {
          throw new DataLine(file, line.number(), line.text()).wrong(fault);
        });
  }

  /** Leat's item records; a line that is none is passed over, and how many were is told. */
  public static Map<String, Item> readRecords(Path file, Consumer<String> notes) {
    long[] invalid = new long[1];
    Map<String, Item> items = readRecords(file, (line, fault) -> invalid[0]++);
    if (invalid[0] > 0) {
      notes.accept(
          "%s: %d lines are not valid items and were passed over".formatted(file, invalid[0]));
    }
    return items;
  }

  private static Map<String, Item> readRecords(Path file, BiConsumer<Line, String> faults) {
    Map<String, Item> items = new LinkedHashMap<>();
    JsonLines.items(
        file,
        bytes -> {},
        (line, parsed) -> {
          switch (parsed) {
            case Parsed.Valid<Item> valid -> items.put(valid.value().itemId(), valid.value());
            case Parsed.Invalid<Item> invalid ->
                faults.accept(line, invalid.faults().getFirst().sentence());
          }
        });
    return items;
  }

  private void add(DataLine line) {
    List<String> columns = Arrays.asList(line.text().split("\t", -1));
    List<String> names = header;
    if (names == null) {
      if (columns.size() < 2) {
        throw line.wrong(
            "'%s' is not a header of at least two columns separated by tabs, such as item, title"
                .formatted(line.text()));
      }
      header = columns;
      return;
    }
    if (columns.size() != names.size()) {
      throw line.wrong(
          "%d columns where the header has %d".formatted(columns.size(), names.size()));
    }
    String id = line.id("item", columns.getFirst());
    String title = id;
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    for (int i = 1; i < columns.size(); i++) {
      String value = columns.get(i).strip();
      if (value.isEmpty()) {
        continue;
      }
      if (names.get(i).equals("title")) {
        title = value;
      } else {
        attributes.put(line.id("header", names.get(i)), values(value));
      }
    }
    try {
      items.put(id, item(id, title, attributes));
    } catch (IllegalArgumentException e) {
      throw line.wrong(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> values(String text) {
    List<String> values = new ArrayList<>();
    for (String value : BAR.split(text, -1)) {
      if (!value.isBlank()) {
        values.add(value);
      }
    }
    return values;
  }

  private static Item item(String id, String title, Map<String, List<String>> attributes) {
    return new Item(
        id,
        title,
        null,
        null,
        List.of(),
        null,
        null,
        true,
        attributes,
        null,
        null,
        null,
        null,
        List.of(),
        null);
  }
}
