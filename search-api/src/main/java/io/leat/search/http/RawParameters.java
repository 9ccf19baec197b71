package io.leat.search.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request's parameters as texts by name, whether they came in the query string or as a JSON
 * object of the same names. In JSON a value may be a text, a number or a boolean, or an array of
 * these; null is as good as absent.
 */
final class RawParameters {
  private static final int DEEPEST_BODY = 50;
  private static final int LONGEST_NUMBER = 100;

  /** Parameters nest little: what nests deeper is turned away while it is read. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST_BODY)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .build();

  private static final JsonMapper JSON =
      JsonMapper.builder(FACTORY)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonParser.Feature.ALLOW_COMMENTS)
          .build();

  /** Bytes of the parameters in a body. */
  private static final int LARGEST_BODY = 64 * 1024;

  private RawParameters() {}

  static Map<String, List<String>> ofQuery(Context context) {
    try {
      return context.queryParamMap();
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.of(
              400,
              "invalid-query-string",
              "Invalid query string",
              "The query string is not percent-encoded UTF-8: " + e.getMessage()));
    }
  }

  static Map<String, List<String>> ofBody(Context context) {
    return ofObject(json(context));
  }

  /** The body, which must be JSON. */
  static JsonNode json(Context context) {
    return parse(body(context));
  }

  /** The same, but nothing is as good as an empty object. */
  static Map<String, List<String>> ofOptionalBody(Context context) {
    byte[] body = body(context);
    return body.length == 0 ? Map.of() : ofObject(parse(body));
  }

  private static byte[] body(Context context) {
    if (context.queryString() != null) {
      throw new ProblemException(
          Problem.of(
              400,
              "invalid-query-string",
              "Invalid query string",
              "POST takes its parameters from the JSON body, not from the query string"));
    }
    return RequestBody.bytes(context, LARGEST_BODY);
  }

  /** Those of a JSON object that is known already. */
  static Map<String, List<String>> ofObject(JsonNode body) {
    if (!body.isObject()) {
      throw invalidJson("The body must be a JSON object such as {\"q\": \"lamp\"}");
    }
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    List<Problem.FieldError> errors = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      if (!field.getValue().isNull()) {
        parameters.put(field.getKey(), texts(field.getKey(), field.getValue(), errors));
      }
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
    return parameters;
  }

  private static List<String> texts(String name, JsonNode value, List<Problem.FieldError> errors) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : value.isArray() ? value : List.of(value)) {
      if (element.isValueNode() && !element.isNull()) {
        texts.add(element.asText());
      } else {
        errors.add(
            new Problem.FieldError(
                name,
                element.toString(),
                "must be a text, a number or a boolean, or an array of these"));
      }
    }
    return texts;
  }

  private static JsonNode parse(byte[] body) {
    try {
      JsonNode parsed = JSON.readTree(body);
      return parsed == null ? JSON.missingNode() : parsed;
    } catch (JsonProcessingException e) {
      throw invalidJson(
          "The body is not JSON: " + e.getOriginalMessage() + position(e.getLocation()));
    } catch (IOException e) {
      throw invalidJson("The body is not JSON: " + e.getMessage());
    }
  }

  /** Where Jackson knows it: of a text that goes beyond its limits it does not. */
  private static String position(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static ProblemException invalidJson(String detail) {
    return new ProblemException(Problem.of(400, "invalid-json", "Invalid JSON", detail));
  }
}
