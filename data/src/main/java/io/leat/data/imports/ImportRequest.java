package io.leat.data.imports;

import io.leat.core.profile.Action;
import io.leat.data.FileProblem;
import io.leat.data.ShopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which files become a shop, and how to read them.
 *
 * @param items CSV or TSV files of products; may be empty when there are events
 * @param events CSV or TSV files of events; may be empty when there are items
 * @param columns a file's column to Leat's field, or to {@value #LEAVE_OUT} to leave the column out
 * @param defaultAction of events whose row names none
 * @param actions a file's own name of an action to Leat's: {@code addtocart} to ADD_TO_CART
 * @param timeFormat pattern of {@link java.time.format.DateTimeFormatter}; null for the usual forms
 * @param zone of times that do not say theirs
 * @param out directory of the shop, made where there is none
 */
public record ImportRequest(
    List<Path> items,
    List<Path> events,
    Map<String, String> columns,
    @Nullable Action defaultAction,
    Map<String, Action> actions,
    @Nullable String timeFormat,
    ZoneId zone,
    Path out) {
  /** In place of a field: the column is not wanted. */
  public static final String LEAVE_OUT = "-";

  public ImportRequest {
    items = List.copyOf(items);
    events = List.copyOf(events);
    columns = Map.copyOf(columns);
    Map<String, Action> lowerCase = new LinkedHashMap<>();
    actions.forEach((name, action) -> lowerCase.put(name.toLowerCase(Locale.ROOT), action));
    actions = Map.copyOf(lowerCase);
    if (items.isEmpty() && events.isEmpty()) {
      throw new ShopException("nothing to import: name a file of items, of events, or both");
    }
    Set<String> names = new HashSet<>();
    for (Path file : events) {
      // Event ids are made of the file's name, so that it does not matter where the file lies.
      if (!names.add(EventIds.name(file))) {
        throw new ShopException(
            "two files of events are named %s: rename one, since event ids are made of the name"
                .formatted(EventIds.name(file)));
      }
    }
  }

  /** The common case: usual forms of time, in UTC where they do not say, Leat's own actions. */
  public ImportRequest(
      List<Path> items,
      List<Path> events,
      Map<String, String> columns,
      @Nullable Action defaultAction,
      Path out) {
    this(items, events, columns, defaultAction, Map.of(), null, ZoneOffset.UTC, out);
  }

  /** Reads {@code ts=timestamp,user=user_id}. */
  public static Map<String, String> parseColumns(String text) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String entry : text.split(",", -1)) {
      int sign = entry.lastIndexOf('=');
      if (sign < 1 || sign == entry.length() - 1) {
        throw new ShopException(
            "columns: \"%s\" is not of the form COLUMN=FIELD, such as ts=timestamp"
                .formatted(entry));
      }
      String column = entry.substring(0, sign).strip();
      if (columns.put(column, entry.substring(sign + 1).strip()) != null) {
        throw new ShopException("columns: %s is mapped twice; keep one".formatted(column));
      }
    }
    return columns;
  }

  /** The size of all files in bytes: what a progress bar counts up to. */
  public long bytes() {
    return Stream.concat(items.stream(), events.stream()).mapToLong(ImportRequest::size).sum();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new ShopException(
          Files.exists(file)
              ? "%s cannot be read: %s".formatted(file, FileProblem.describe(e))
              : "%s does not exist".formatted(file));
    }
  }
}
