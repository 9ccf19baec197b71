package io.leat.data.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.leat.core.profile.Action;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row as the line of JSON that it would be. A cell that does not fit its field goes in as text,
 * so that the one place that knows the rules of the fields ({@link io.leat.data.json}) tells what
 * is wrong with it.
 */
final class RowJson {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern NUMBER =
      Pattern.compile("-?([0-9]{1,30}\\.?[0-9]{0,30}|\\.[0-9]{1,30})");
  private static final Pattern NEGATIVE = Pattern.compile("-[0-9]*[1-9][0-9]*(\\.0*)?");

  private final Target target;
  private final ColumnMapping mapping;
  private final TimeReader times;
  private final EventIds ids;
  private final @Nullable Action defaultAction;
  private final Map<String, Action> actions;

  RowJson(
      Target target, ColumnMapping mapping, TimeReader times, EventIds ids, ImportRequest request) {
    this.target = target;
    this.mapping = mapping;
    this.times = times;
    this.ids = ids;
    this.defaultAction = request.defaultAction();
    this.actions = request.actions();
  }

  /** Whether the row is a purchase of a negative quantity: goods that came back. */
  boolean isReturn(Row row) {
    int quantity = mapping.indexOf("quantity");
    return quantity >= 0
        && NEGATIVE.matcher(row.cells().get(quantity).strip()).matches()
        && Action.PURCHASE.externalName().equals(action(row));
  }

  /** The row's action by Leat's name, or the file's where Leat has none; null where it has none. */
  private @Nullable String action(Row row) {
    int index = mapping.indexOf("action");
    String cell = index < 0 ? "" : row.cells().get(index).strip();
    if (cell.isEmpty()) {
      return defaultAction == null ? null : defaultAction.externalName();
    }
    String name = cell.toLowerCase(Locale.ROOT);
    Action known = actions.get(name);
    return known == null ? name.replace(' ', '_').replace('-', '_') : known.externalName();
  }

  /** The row's line. */
  String of(Row row) {
    StringWriter line = new StringWriter(256);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      if (target == Target.EVENT) {
        event(row, json);
      }
      for (Column column : mapping.columns()) {
        String cell = row.cells().get(column.index()).strip();
        if (column.field() != null && !cell.isEmpty()) {
          field(row, column.field(), cell, json);
        }
      }
      others(row, json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to a String cannot fail", e);
    }
    return line.toString();
  }

  private void event(Row row, JsonGenerator json) throws IOException {
    int id = mapping.indexOf("event_id");
    if (id < 0 || row.cells().get(id).isBlank()) {
      json.writeStringField("event_id", ids.of(row.line()));
    }
    String action = isReturn(row) ? Action.RETURN.externalName() : action(row);
    if (action != null) {
      json.writeStringField("action", action);
    }
  }

  private void field(Row row, String field, String cell, JsonGenerator json) throws IOException {
    Cell kind = target.fields().get(field);
    if (kind == null || kind == Cell.ACTION) {
      return;
    }
    json.writeFieldName(field);
    switch (kind) {
      case TEXT, ACTION -> json.writeString(cell);
      case NUMBER -> number(cell, json);
      case COUNT ->
          count(field.equals("quantity") && isReturn(row) ? cell.substring(1) : cell, json);
      case FLAG -> flag(cell, json);
      case TIME -> {
        Instant time = times.read(cell);
        json.writeString(time == null ? cell : time.toString());
      }
      case LIST -> list(cell, json);
    }
  }

  /** What no field takes: attributes of an item, unknown fields of an event. */
  private void others(Row row, JsonGenerator json) throws IOException {
    List<Column> others =
        mapping.columns().stream()
            .filter(column -> column.field() == null)
            .filter(column -> !row.cells().get(column.index()).isBlank())
            .toList();
    if (others.isEmpty()) {
      return;
    }
    if (target == Target.ITEM) {
      json.writeObjectFieldStart("attributes");
    }
    for (Column column : others) {
      json.writeStringField(column.name(), row.cells().get(column.index()).strip());
    }
    if (target == Target.ITEM) {
      json.writeEndObject();
    }
  }

  private static void number(String cell, JsonGenerator json) throws IOException {
    if (NUMBER.matcher(cell).matches()) {
      json.writeNumber(new BigDecimal(cell).toPlainString());
    } else {
      json.writeString(cell);
    }
  }

  /** Some tools write whole numbers as {@code 6.0}. */
  private static void count(String cell, JsonGenerator json) throws IOException {
    if (NUMBER.matcher(cell).matches()) {
      json.writeNumber(new BigDecimal(cell).stripTrailingZeros().toPlainString());
    } else {
      json.writeString(cell);
    }
  }

  private static void flag(String cell, JsonGenerator json) throws IOException {
    switch (cell.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "y", "t", "1" -> json.writeBoolean(true);
      case "false", "no", "n", "f", "0" -> json.writeBoolean(false);
      default -> json.writeString(cell);
    }
  }

  private static void list(String cell, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (String part : cell.split("\\|", -1)) {
      if (!part.isBlank()) {
        json.writeString(part.strip());
      }
    }
    json.writeEndArray();
  }
}
