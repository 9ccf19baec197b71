package io.leat.data.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object on one line, leaving out what is absent. */
final class LineWriter {
  private final StringWriter line = new StringWriter(256);
  private final JsonGenerator generator;

  LineWriter() {
    try {
      generator = JsonLine.JSON.createGenerator(line);
      generator.writeStartObject();
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  LineWriter text(String field, @Nullable String value) {
    return value == null ? this : write(() -> generator.writeStringField(field, value));
  }

  LineWriter number(String field, @Nullable Double value) {
    return value == null ? this : write(() -> generator.writeNumberField(field, value));
  }

  LineWriter number(String field, @Nullable Integer value) {
    return value == null ? this : write(() -> generator.writeNumberField(field, value));
  }

  LineWriter number(String field, long value) {
    return write(() -> generator.writeNumberField(field, value));
  }

  LineWriter flag(String field, boolean value) {
    return write(() -> generator.writeBooleanField(field, value));
  }

  /** A field that is null, for a reader to whom that says something. */
  LineWriter absent(String field) {
    return write(() -> generator.writeNullField(field));
  }

  LineWriter time(String field, @Nullable Instant value) {
    return value == null ? this : text(field, value.toString());
  }

  LineWriter texts(String field, List<String> values) {
    return values.isEmpty()
        ? this
        : write(
            () -> {
              generator.writeFieldName(field);
              writeArray(values);
            });
  }

  /** A list of one is written as the value alone. */
  LineWriter attributes(String field, Map<String, List<String>> attributes) {
    return attributes.isEmpty()
        ? this
        : write(
            () -> {
              generator.writeObjectFieldStart(field);
              for (Map.Entry<String, List<String>> attribute : attributes.entrySet()) {
                generator.writeFieldName(attribute.getKey());
                if (attribute.getValue().size() == 1) {
                  generator.writeString(attribute.getValue().getFirst());
                } else {
                  writeArray(attribute.getValue());
                }
              }
              generator.writeEndObject();
            });
  }

  /** An array of objects, each written by the action given. */
  <T> LineWriter objects(String field, List<T> values, ObjectBody<T> body) {
    return write(
        () -> {
          generator.writeArrayFieldStart(field);
          for (T value : values) {
            generator.writeStartObject();
            body.write(this, value);
            generator.writeEndObject();
          }
          generator.writeEndArray();
        });
  }

  /** Ends the object; the unknown fields go in at its end, as they were. */
  String end(@Nullable String unknownFields) {
    write(
        () -> {
          generator.writeEndObject();
          generator.close();
        });
    String known = line.toString();
    return unknownFields == null
        ? known
        : known.substring(0, known.length() - 1) + ',' + unknownFields.substring(1);
  }

  private void writeArray(List<String> values) throws IOException {
    generator.writeStartArray();
    for (String value : values) {
      generator.writeString(value);
    }
    generator.writeEndArray();
  }

  private LineWriter write(Step step) {
    try {
      step.run();
      return this;
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  private static UncheckedIOException impossible(IOException e) {
    return new UncheckedIOException("writing to a String cannot fail", e);
  }

  /** The fields of one object of an array. */
  interface ObjectBody<T> {
    void write(LineWriter writer, T value);
  }

  private interface Step {
    void run() throws IOException;
  }
}
