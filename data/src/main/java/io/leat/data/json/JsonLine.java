package io.leat.data.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.leat.data.Fault;
import io.leat.data.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** One line of JSON into a record, with all that is wrong with it. */
final class JsonLine {
  static final JsonFactory JSON = new JsonFactory();

  private JsonLine() {}

  static <T> Parsed<T> parse(String line, LineRecord<T> into) {
    try (JsonParser parser = JSON.createParser(line)) {
      FieldReader reader = new FieldReader(line, parser);
      try {
        readObject(parser, reader, into);
      } catch (JsonProcessingException e) {
        reader.report(notJson(line, e));
      }
      return reader.faults().isEmpty()
          ? new Parsed.Valid<>(into.build(reader))
          : new Parsed.Invalid<>(List.copyOf(reader.faults()));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from a String cannot fail", e);
    }
  }

  private static <T> void readObject(JsonParser parser, FieldReader reader, LineRecord<T> into)
      throws IOException {
    JsonToken first = parser.nextToken();
    if (first != JsonToken.START_OBJECT) {
      reader.report(
          new Fault(
              Fault.NOT_JSON,
              "",
              reader.line(),
              first == null ? "is empty" : "is JSON, but not an object",
              "write one object a line: {\"name\":\"value\", ...}"));
      return;
    }
    for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
      reader.enter(field);
      if (!into.take(field, reader)) {
        reader.keepUnknown();
      }
    }
    if (parser.nextToken() != null) {
      reader.report(
          new Fault(
              Fault.NOT_JSON,
              "",
              reader.line(),
              "goes on after the end of the object",
              "write each object on a line of its own"));
      return;
    }
    into.check(reader);
  }

  private static Fault notJson(String line, JsonProcessingException e) {
    int offset = e.getLocation() == null ? 0 : (int) e.getLocation().getCharOffset();
    String message = e.getOriginalMessage();
    // The library's advice is for programmers; what stands before it tells what was found.
    int advice = message.indexOf(": enable ");
    String found = (advice < 0 ? message : message.substring(0, advice)).replace('\n', ' ');
    int from = Math.clamp(offset - 40L, 0, line.length());
    return new Fault(
        Fault.NOT_JSON,
        "",
        line.substring(from, Math.min(line.length(), from + 70)),
        "is not JSON at character %,d (%s)".formatted(offset, found),
        found.contains("NaN") || found.contains("INF")
            ? "leave out a field that has no number"
            : "write one complete object a line, with quoted names");
  }
}
