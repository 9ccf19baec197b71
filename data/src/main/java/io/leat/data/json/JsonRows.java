package io.leat.data.json;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into the rows that it holds, without reading them: what is wrong within a row is
 * found when that row is read, and is its own fault alone.
 *
 * <pre>
 * {...}              one row
 * [{...}, {...}]     each element
 * {"events":[...]}   each element of the list
 * </pre>
 */
public final class JsonRows {
  private final String text;
  private int at;

  private JsonRows(String text) {
    this.text = text;
  }

  /**
   * The rows, each as its own text; one more than {@code most} where there are more.
   *
   * @param list name of the list that an object may hold in place of being a row itself
   * @throws JsonShapeException when the text is none of the three
   */
  public static List<String> of(String text, String list, int most) {
    return new JsonRows(text).rows(list, most);
  }

  /** The names of an object's fields, in order; those before the first fault of a text with one. */
  static List<String> names(String object) {
    List<Field> fields = new ArrayList<>();
    try {
      new JsonRows(object).fields(fields);
    } catch (JsonShapeException e) {
      // Whoever reads the object tells what is wrong with it.
    }
    return fields.stream().map(Field::name).toList();
  }

  private record Field(String name, int valueStart) {}

  private List<String> rows(String list, int most) {
    skipSpace();
    if (starts('[')) {
      return elements(most, true);
    }
    if (!starts('{')) {
      throw new JsonShapeException(
          "The body must be a JSON object, an array of objects, or {\"%s\":[...]}".formatted(list));
    }
    List<Field> fields = new ArrayList<>();
    fields(fields);
    for (Field field : fields) {
      at = field.valueStart;
      if (field.name.equals(list) && starts('[')) {
        checkAlone(field, fields);
        return elements(most, false);
      }
    }
    return List.of(text);
  }

  private static void checkAlone(Field list, List<Field> fields) {
    for (Field other : fields) {
      if (!other.equals(list)) {
        throw new JsonShapeException(
            "The body must have nothing beside \"%s\", but it has \"%s\""
                .formatted(list.name, other.name));
      }
    }
  }

  /**
   * From the opening bracket on.
   *
   * @param untilEnd whether nothing may follow the closing one
   */
  private List<String> elements(int most, boolean untilEnd) {
    List<String> rows = new ArrayList<>();
    at++;
    skipSpace();
    boolean more = !takes(']');
    while (more && rows.size() <= most) {
      int start = at;
      skipValue();
      rows.add(text.substring(start, at));
      skipSpace();
      more = takes(',');
      if (!more && !takes(']')) {
        throw wrong("goes on without a comma or a closing bracket");
      }
      skipSpace();
    }
    if (untilEnd && !more) {
      checkEnd();
    }
    return rows;
  }

  /** From the opening brace to the text's end. */
  private void fields(List<Field> into) {
    skipSpace();
    if (!takes('{')) {
      throw wrong("has no object");
    }
    skipSpace();
    boolean more = !takes('}');
    while (more) {
      int start = at;
      if (!starts('"')) {
        throw wrong("has no quoted name");
      }
      skipString();
      String name = text.substring(start + 1, at - 1);
      skipSpace();
      if (!takes(':')) {
        throw wrong("has no colon after a name");
      }
      skipSpace();
      into.add(new Field(name, at));
      skipValue();
      skipSpace();
      more = takes(',');
      if (!more && !takes('}')) {
        throw wrong("goes on without a comma or a closing brace");
      }
      skipSpace();
    }
    checkEnd();
  }

  private void checkEnd() {
    skipSpace();
    if (at < text.length()) {
      throw wrong("goes on after its end");
    }
  }

  private boolean starts(char wanted) {
    return at < text.length() && text.charAt(at) == wanted;
  }

  private boolean takes(char wanted) {
    boolean taken = starts(wanted);
    if (taken) {
      at++;
    }
    return taken;
  }

  /** Structures by their brackets alone; whatever else stands there up to the next delimiter. */
  private void skipValue() {
    int start = at;
    int depth = 0;
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == '"') {
        skipString();
      } else if (next == '{' || next == '[') {
        depth++;
        at++;
      } else if (next == '}' || next == ']') {
        if (depth == 0) {
          break;
        }
        depth--;
        at++;
      } else if (depth == 0 && (next == ',' || isSpace(next))) {
        break;
      } else {
        at++;
        continue;
      }
      if (depth == 0) {
        break;
      }
    }
    if (depth > 0 || at == start) {
      throw wrong(depth > 0 ? "ends within an object or array" : "has no value");
    }
  }

  /** From the opening quote to behind the closing one. */
  private void skipString() {
    int quote = at;
    do {
      quote = text.indexOf('"', quote + 1);
      if (quote < 0) {
        at = text.length();
        throw wrong("ends within a text");
      }
    } while (isEscaped(quote));
    at = quote + 1;
  }

  private boolean isEscaped(int quote) {
    int backslashes = 0;
    while (text.charAt(quote - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private void skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isSpace(char character) {
    return character == ' ' || character == '\n' || character == '\r' || character == '\t';
  }

  private JsonShapeException wrong(String problem) {
    return new JsonShapeException(
        "The body is not JSON: at character %,d it %s".formatted(at, problem));
  }
}
