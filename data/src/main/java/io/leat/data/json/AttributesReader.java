package io.leat.data.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.leat.data.Fault;
import io.leat.data.FieldRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object of scalars and lists of scalars, every value as text. Null is an absent value. */
final class AttributesReader {
  private final String field;
  private final JsonParser parser;
  private final FieldReader reader;

  /** With the parser at the object's beginning. */
  AttributesReader(String field, JsonParser parser, FieldReader reader) {
    this.field = field;
    this.parser = parser;
    this.reader = reader;
  }

  Map<String, List<String>> read() throws IOException {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      reader.report(FieldRules.id(field, name));
      List<String> values = values(name);
      if (!values.isEmpty() && attributes.put(name, values) != null) {
        reader.report(
            new Fault(
                Fault.DUPLICATE_FIELD,
                field,
                name,
                "is named twice",
                "write the values as one list: {\"colour\":[\"blue\",\"red\"]}"));
      }
    }
    return attributes;
  }

  private List<String> values(String name) throws IOException {
    List<String> values = new ArrayList<>(1);
    if (parser.nextToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        addValue(name, values);
      }
    } else {
      addValue(name, values);
    }
    return values;
  }

  private void addValue(String name, List<String> values) throws IOException {
    if (!parser.currentToken().isScalarValue()) {
      reader.wrongType(
          reader.rawValue(),
          "is the value of %s and is neither text, number, true or false".formatted(name),
          "write {\"colour\":\"blue\"} or {\"colour\":[\"blue\",\"red\"]}");
    } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
      String value = parser.getText();
      reader.report(FieldRules.text(field, value, FieldRules.MAX_TEXT_BYTES));
      values.add(value);
    }
  }
}
