package io.leat.search.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.OpenApi31;
import com.networknt.schema.keyword.DisallowUnknownKeywordFactory;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code openapi.json} says, for tests that compare it with what the server does. */
final class ApiDescription {
  private static final String ADDRESS = "https://leat.invalid/openapi.json";
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "curl (?:-X (?<method>[A-Z]+) )?(?<quote>['\"]?)(?<url>\\S+?)\\k<quote>"
              + "(?: (?:-d|--data-binary) '(?<body>[^']*)')?",
          Pattern.DOTALL);

  private final JsonNode json;
  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new HashMap<>();

  ApiDescription() {
    try (InputStream stream =
        LeatServer.class.getResourceAsStream("/io/leat/search/openapi.json")) {
      String text =
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
      json = new ObjectMapper().readTree(text);
      registry =
          SchemaRegistry.withDialect(
              dialect(),
              builder ->
                  builder
                      .schemas(Map.of(ADDRESS, text))
                      .schemaRegistryConfig(
                          SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** That of OpenAPI, in which a word that it does not know is a mistake and no annotation. */
  private static Dialect dialect() {
    return Dialect.builder(OpenApi31.getInstance())
        .keywords(
            Stream.of("openapi", "info", "servers", "tags", "paths", "components")
                .map(NonValidationKeyword::new)
                .toList())
        .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance())
        .build();
  }

  JsonNode json() {
    return json;
  }

  /** A method of a path; its pointer is without {@code #}. */
  record Operation(String method, String path, String pointer, JsonNode node) {
    /** As the server names it: {@code GET /v1/search}. */
    String route() {
      return method + " " + path;
    }

    /** Scope of the key that it wants; empty where it wants none. */
    String scope() {
      return node.path("security").path(0).path("key").path(0).asText();
    }

    boolean answers(int status) {
      return node.path("responses").has(Integer.toString(status));
    }

    List<Sample> samples() {
      List<Sample> samples = new ArrayList<>();
      for (JsonNode sample : node.path("x-codeSamples")) {
        samples.add(Sample.parse(sample.path("source").asText()));
      }
      return samples;
    }
  }

  /** A request as an example writes it: a call of curl. */
  record Sample(String method, String path, String body) {
    static Sample parse(String source) {
      Matcher curl = SAMPLE.matcher(source);
      if (!curl.matches()) {
        throw new IllegalArgumentException("This is no example that can be run: " + source);
      }
      String body = curl.group("body");
      String method = curl.group("method");
      return new Sample(
          method != null ? method : body == null ? "GET" : "POST",
          curl.group("url").replaceFirst("^localhost:8080", ""),
          body == null ? "" : body);
    }
  }

  /** In the order of the file. */
  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    json.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (METHODS.contains(method.getKey())) {
                            operations.add(
                                new Operation(
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    "/paths/%s/%s"
                                        .formatted(escaped(path.getKey()), method.getKey()),
                                    method.getValue()));
                          }
                        }));
    return operations;
  }

  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  /** Parameters of an operation and of its path, references followed. */
  List<JsonNode> parameters(Operation operation) {
    List<JsonNode> parameters = new ArrayList<>();
    json.path("paths").path(operation.path).path("parameters").forEach(parameters::add);
    operation.node.path("parameters").forEach(parameters::add);
    return parameters.stream().map(this::resolved).toList();
  }

  /** What a reference means; what is none is itself. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? resolved(json.at(node.path("$ref").asText().substring(1))) : node;
  }

  /**
   * What is wrong with an answer's JSON.
   *
   * @throws IllegalArgumentException when no such answer is described
   */
  List<Error> faults(Operation operation, int status, String contentType, JsonNode answer) {
    String pointer = "%s/responses/%d".formatted(operation.pointer, status);
    JsonNode described = json.at(pointer);
    if (described.has("$ref")) {
      pointer = described.path("$ref").asText().substring(1);
    }
    pointer += "/content/%s/schema".formatted(escaped(contentType));
    if (json.at(pointer).isMissingNode()) {
      throw new IllegalArgumentException(
          "%s is not said to answer %d with %s".formatted(operation.route(), status, contentType));
    }
    return faults(pointer, answer);
  }

  /** What is wrong with a value by the schema at a pointer. */
  List<Error> faults(String pointer, JsonNode value) {
    JsonNode schema = json.at(pointer);
    if (schema.size() == 1 && schema.has("$ref")) {
      // Many operations share one, which need not be compiled again for each.
      return faults(schema.path("$ref").asText().substring(1), value);
    }
    return schemas
        .computeIfAbsent(pointer, at -> registry.getSchema(SchemaLocation.of(ADDRESS + "#" + at)))
        .validate(value);
  }
}
