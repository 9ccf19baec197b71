package io.leat.data.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.leat.data.Fault;
import io.leat.data.FieldRules;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values of one line, each by its type, and gathers the faults. A method that finds a
 * fault reports it and returns what it would return for an absent field, so that reading goes on.
 * JSON's {@code null} is an absent field. A method for each type of value makes it long.
 */
final class FieldReader {
  private final String line;
  private final JsonParser parser;
  private final List<Fault> faults = new ArrayList<>(0);
  private final Set<String> present = new HashSet<>();
  private final KeptFields unknown;
  private String field = "";
  private int fieldStart;

  FieldReader(String line, JsonParser parser) {
    this.line = line;
    this.parser = parser;
    this.unknown = new KeptFields(line);
  }

  String line() {
    return line;
  }

  List<Fault> faults() {
    return faults;
  }

  void report(@Nullable Fault fault) {
    if (fault != null) {
      faults.add(fault);
    }
  }

  /** Called on a field's name, before its value. */
  void enter(String name) {
    field = name;
    fieldStart = (int) parser.currentTokenLocation().getCharOffset();
  }

  /** Whether the line gave the field a value, right or wrong. */
  boolean has(String name) {
    return present.contains(name);
  }

  void require(String name, String remedy) {
    if (!has(name)) {
      report(FieldRules.missing(name, remedy));
    }
  }

  /** Copies the field as it stands, so that nothing of it changes. */
  void keepUnknown() throws IOException {
    parser.nextToken();
    unknown.keep(fieldStart, endOfValue());
  }

  /** The same for a field whose value was just read. */
  void keepRead() throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NULL) {
      unknown.keep(fieldStart, (int) parser.currentLocation().getCharOffset());
    }
  }

  @Nullable String unknownFields() {
    return unknown.json();
  }

  @Nullable String id() throws IOException {
    return string("id such as \"%s\"", FieldRules::id, false);
  }

  /** An id, or a whole number that stands for the id of its digits. */
  @Nullable String idOrNumber() throws IOException {
    if (!next()) {
      return null;
    }
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        ? parser.getText()
        : currentString("id such as \"%s\"", FieldRules::id, false);
  }

  /** Like an id, but a blank one is an absent one. */
  @Nullable String label() throws IOException {
    return string("text such as \"%s\"", FieldRules::id, true);
  }

  @Nullable String title() throws IOException {
    return string("text such as \"%s\"", (name, value) -> FieldRules.title(value), false);
  }

  /** A blank text is an absent one. */
  @Nullable String text(int maxBytes) throws IOException {
    return text((name, value) -> FieldRules.text(name, value, maxBytes));
  }

  @Nullable String text(BiFunction<String, String, @Nullable Fault> rule) throws IOException {
    return string("text such as \"%s\"", rule, true);
  }

  private @Nullable String string(
      String wanted, BiFunction<String, String, @Nullable Fault> rule, boolean blankIsAbsent)
      throws IOException {
    return next() ? currentString(wanted, rule, blankIsAbsent) : null;
  }

  private @Nullable String currentString(
      String wanted, BiFunction<String, String, @Nullable Fault> rule, boolean blankIsAbsent)
      throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      boolean scalar = parser.currentToken().isScalarValue();
      String raw = rawValue();
      wrongType(raw, "is not text", "write " + wanted.formatted(scalar ? raw : "A-17"));
      return null;
    }
    String value = parser.getText();
    if (blankIsAbsent && value.isBlank()) {
      return null;
    }
    return accept(value, rule.apply(field, value));
  }

  /** A number; text that looks like one is a fault that says how to write it. */
  @Nullable Double number() throws IOException {
    if (!next()) {
      return null;
    }
    if (parser.currentToken().isNumeric()) {
      return parser.getDoubleValue();
    }
    boolean text = parser.currentToken() == JsonToken.VALUE_STRING;
    String value = text ? parser.getText() : rawValue();
    wrongType(
        value, text ? "is text, not a number" : "is not a number", NumberAdvice.forNumber(value));
    return null;
  }

  @Nullable Double price() throws IOException {
    Double value = number();
    return value == null ? null : accept(value, FieldRules.price(field, value));
  }

  @Nullable Double finite() throws IOException {
    Double value = number();
    return value == null ? null : accept(value, FieldRules.finite(field, value));
  }

  /** A whole number of 1 or more. */
  @Nullable Integer count() throws IOException {
    if (!next()) {
      return null;
    }
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() == JsonParser.NumberType.INT) {
      int value = parser.getIntValue();
      return accept(value, FieldRules.positive(field, value));
    }
    boolean text = parser.currentToken() == JsonToken.VALUE_STRING;
    String value = text ? parser.getText() : rawValue();
    wrongType(
        value,
        "is not a whole number from 1 to %,d".formatted(Integer.MAX_VALUE),
        NumberAdvice.forCount(value));
    return null;
  }

  @Nullable Boolean flag() throws IOException {
    if (!next()) {
      return null;
    }
    if (parser.currentToken().isBoolean()) {
      return parser.getBooleanValue();
    }
    wrongType(
        parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : rawValue(),
        "is not true or false",
        "write true or false, without quotes");
    return null;
  }

  @Nullable Instant time() throws IOException {
    return time(Timestamps::parse);
  }

  @Nullable Instant time(Function<String, @Nullable Instant> form) throws IOException {
    if (!next()) {
      return null;
    }
    boolean text = parser.currentToken() == JsonToken.VALUE_STRING;
    String value = text ? parser.getText() : rawValue();
    Instant time = text ? form.apply(value) : null;
    if (time == null) {
      report(Timestamps.fault(field, value));
      return null;
    }
    return accept(time, FieldRules.time(field, time));
  }

  /** A list of ids or names. */
  List<String> labels() throws IOException {
    if (!next()) {
      return List.of();
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      String raw = rawValue();
      wrongType(raw, "is not a list", "write [%s]".formatted(raw));
      return List.of();
    }
    List<String> labels = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        wrongType(rawValue(), "is in the list and is not text", "write a list of quoted texts");
        continue;
      }
      String label = parser.getText();
      report(FieldRules.id(field, label));
      labels.add(label);
    }
    return labels;
  }

  /** Reads an object field by field; in faults they are named {@code outer.inner}. */
  void object(InnerFields fields) throws IOException {
    if (!next()) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      wrongType(rawValue(), "is not an object", "write {\"name\":\"value\", ...}");
      return;
    }
    String outer = field;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      field = outer + '.' + name;
      if (!fields.take(name, this)) {
        parser.nextToken();
        parser.skipChildren();
      }
    }
    field = outer;
  }

  /** An object of scalars and lists of scalars. */
  Map<String, List<String>> attributes() throws IOException {
    if (!next()) {
      return Map.of();
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      wrongType(rawValue(), "is not an object", "write {\"colour\":\"blue\"}");
      return Map.of();
    }
    return new AttributesReader(field, parser, this).read();
  }

  /** Any value, as it stands. */
  @Nullable String raw() throws IOException {
    return next() ? rawValue() : null;
  }

  /** Moves to the value; false where it is null. */
  private boolean next() throws IOException {
    if (parser.nextToken() == JsonToken.VALUE_NULL) {
      return false;
    }
    if (!present.add(field)) {
      report(
          new Fault(
              Fault.DUPLICATE_FIELD, field, "", "is on the line twice", "keep one of the two"));
    }
    return true;
  }

  private <T> @Nullable T accept(T value, @Nullable Fault fault) {
    report(fault);
    return fault == null ? value : null;
  }

  void wrongType(String value, String problem, String remedy) {
    report(new Fault(Fault.WRONG_TYPE, field, value, problem, remedy));
  }

  /** The value as it stands in the line; the parser is then at its end. */
  String rawValue() throws IOException {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    return line.substring(start, endOfValue());
  }

  private int endOfValue() throws IOException {
    if (parser.currentToken().isStructStart()) {
      parser.skipChildren();
    } else {
      parser.finishToken();
    }
    return (int) parser.currentLocation().getCharOffset();
  }
}
