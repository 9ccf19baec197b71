package io.leat.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.leat.search.http.ApiDescription.Operation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ApiDescriptionTest {
  private final ApiDescription api = new ApiDescription();

  /** By the schemas that the OpenAPI Initiative publishes, which lie in a library. */
  @Test
  void isValidOpenApi() {
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder.schemaIdResolvers(
                    resolvers ->
                        resolvers.mapPrefix(
                            "https://spec.openapis.org", "classpath:spec.openapis.org")));
    Schema openApi =
        registry.getSchema(
            SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema-base/2022-10-07"));

    assertThat(openApi.validate(api.json())).isEmpty();
    assertThat(openApi.validate(api.json().deepCopy().path("paths"))).isNotEmpty();
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(api.json().findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(api.json().at(reference.substring(1)).isMissingNode()).isFalse());
  }

  @Test
  void everyOperationSaysWhatItIs() {
    assertThat(api.operations())
        .isNotEmpty()
        .allSatisfy(
            operation -> {
              assertThat(operation.node().path("summary").asText()).isNotBlank();
              assertThat(operation.node().path("security").isArray()).isTrue();
              assertThat(operation.samples()).as(operation.route()).isNotEmpty();
            });
    assertThat(api.operations().stream().map(each -> each.node().path("operationId").asText()))
        .doesNotHaveDuplicates();
    assertThat(api.json().path("tags").findValuesAsText("name"))
        .containsExactlyInAnyOrderElementsOf(
            new TreeSet<>(
                api.operations().stream()
                    .map(each -> each.node().path("tags").path(0).asText())
                    .toList()));
  }

  @Test
  void everyParameterIsExplained() {
    for (Operation operation : api.operations()) {
      for (JsonNode parameter : api.parameters(operation)) {
        String description =
            parameter.path("description").asText()
                + api.resolved(parameter.path("schema")).path("description").asText();
        assertThat(description)
            .as("%s of %s", parameter.path("name").asText(), operation.route())
            .isNotBlank();
      }
    }
  }

  /** By query string and by body, the same may be asked. */
  @Test
  void bothWaysToAskTakeTheSame() {
    for (Operation operation : api.operations()) {
      JsonNode body = operation.node().at("/requestBody/content/application~1json/schema");
      JsonNode byQuery = api.json().path("paths").path(operation.path()).path("get");
      if (operation.method().equals("POST") && !byQuery.isMissingNode()) {
        assertThat(byQuery.path("parameters").findValuesAsText("name"))
            .as(operation.path())
            .containsExactlyInAnyOrderElementsOf(properties(api.resolved(body)));
      }
    }
  }

  private Set<String> properties(JsonNode schema) {
    Set<String> names = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    schema.path("allOf").forEach(part -> names.addAll(properties(api.resolved(part))));
    return names;
  }

  @Test
  void examplesAreWhatTheirSchemasAllow() {
    check(api.json(), "");
  }

  private void check(JsonNode node, String pointer) {
    for (JsonNode example : node.path("examples")) {
      assertThat(api.faults(pointer, example)).as("%s: %s", pointer, example).isEmpty();
    }
    if (node.has("default") && !pointer.endsWith("/responses")) {
      assertThat(api.faults(pointer, node.path("default"))).as("default of %s", pointer).isEmpty();
    }
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  check(
                      field.getValue(),
                      pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1")));
    }
  }

  /** So that no answer can have a field that is not described. */
  @Test
  void answersAreClosedButForTheShopsOwnRecords() {
    Set<String> open = new TreeSet<>();
    Set<String> seen = new HashSet<>();
    Deque<JsonNode> todo = new ArrayDeque<>();
    api.json().findValues("responses").forEach(todo::add);
    while (!todo.isEmpty()) {
      JsonNode node = todo.remove();
      String reference = node.path("$ref").asText();
      if (!reference.isEmpty() && seen.add(reference)) {
        todo.add(api.json().at(reference.substring(1)));
      }
      if (node.path("type").asText().equals("object") && !node.has("additionalProperties")) {
        open.add(node.path("description").asText(node.toString()));
      }
      node.forEach(todo::add);
    }

    assertThat(open)
        .containsExactlyInAnyOrderElementsOf(
            List.of(
                api.json().at("/components/schemas/Hit/properties/fields/description").asText(),
                api.json()
                    .at("/components/schemas/ItemAnswer/properties/item/description")
                    .asText(),
                "{\"type\":\"object\",\"required\":[\"openapi\"]}"));
  }
}
