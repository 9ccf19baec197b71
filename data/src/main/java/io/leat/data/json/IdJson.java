package io.leat.data.json;

import io.leat.data.Parsed;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An object that holds an id and nothing else that counts: {@code {"user_id":"u7"}}. */
public final class IdJson {
  private IdJson() {}

  /**
   * The id, or all that is wrong with the line. Never throws on account of the line.
   *
   * @param field that holds it
   */
  public static Parsed<String> parse(String field, String line) {
    return JsonLine.parse(line, new IdLine(field));
  }

  /** One line without its end. */
  public static String write(String field, String id) {
    return new LineWriter().text(field, id).end(null);
  }

  private static final class IdLine implements LineRecord<String> {
    private final String idField;
    private @Nullable String id;

    IdLine(String idField) {
      this.idField = idField;
    }

    @Override
    public boolean take(String field, FieldReader reader) throws IOException {
      if (!field.equals(idField)) {
        return false;
      }
      id = reader.id();
      return true;
    }

    @Override
    public void check(FieldReader reader) {
      reader.require(idField, "add it");
    }

    @Override
    public String build(FieldReader reader) {
      return Objects.requireNonNull(id);
    }
  }
}
