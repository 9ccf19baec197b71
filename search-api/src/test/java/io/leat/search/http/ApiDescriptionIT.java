package io.leat.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.MemoryLog;
import io.leat.search.ShopFixture;
import io.leat.search.http.ApiDescription.Operation;
import io.leat.search.http.ApiDescription.Sample;
import io.leat.search.http.RunningServer.Answer;
import io.leat.search.keys.KeyFile;
import io.leat.search.keys.Scope;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is described against what a running server does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiDescriptionIT {
  /** Files of the pages, which nobody calls. */
  private static final String FILES = "GET /page/";

  /** What the examples name is of the demo's shop; here is another. */
  private static final Map<String, String> HERE =
      Map.of(
          "p1049", "item-000",
          "p4712", "item-001",
          "u0016", "red",
          "u0017", "blue",
          "u0018", "window",
          "Brindlemere", "Northwind",
          "Lummock", "Northwind",
          "Home > Lighting", "Home > Lamps");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ApiDescription api = new ApiDescription();
  private Path directory;
  private SnapshotStore store;
  private RunningServer server;

  @BeforeAll
  void start(@TempDir Path root) {
    ShopFixture shop = new ShopFixture(7);
    directory = root;
    store = new SnapshotStore(root.resolve("index"));
    store.promote(shop.write(store));
    LiveParts parts =
        new LiveParts(new MemoryLog(), InstantSource.system(), new StoreControl(shop, store));
    server = new RunningServer(store, parts);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void everyRouteIsDescribedAndNoOther() {
    assertThat(
            server.routes().stream()
                .filter(route -> !route.startsWith(FILES))
                // Where it is a route, it is what GET says without the body.
                .filter(route -> !route.startsWith("HEAD ")))
        .containsExactlyInAnyOrderElementsOf(
            api.operations().stream().map(Operation::route).toList());
  }

  @Test
  void isServedAsItIsWritten() throws Exception {
    Answer answer = server.get("/v1/openapi.json");

    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.json()).isEqualTo(api.json());
  }

  /** One after the other, as somebody would paste them. */
  @Test
  void examplesWorkAndAnswersAreAsDescribed() throws Exception {
    Map<String, String> before = new HashMap<>();
    for (Operation operation : api.operations()) {
      for (Sample sample : operation.samples()) {
        String path = here(sample.path(), before);
        String body = here(sample.body(), before);
        assertThat(sample.method()).isEqualTo(operation.method());
        assertThat(path.replaceFirst("\\?.*", ""))
            .matches(operation.path().replaceAll("\\{[a-z_]+}", "[^/]+"));
        checkBody(operation, body);

        Answer answer = server.method(sample.method(), path, body);

        assertThat(answer.status()).as("%s: %s", sample, answer.response().body()).isIn(200, 202);
        checkAnswer(operation, answer);
        answer
            .json()
            .properties()
            .forEach(field -> before.put(field.getKey(), field.getValue().asText()));
      }
    }
  }

  private static String here(String text, Map<String, String> before) {
    String replaced = text;
    for (Map.Entry<String, String> name : HERE.entrySet()) {
      replaced =
          replaced
              .replace(name.getKey(), name.getValue())
              .replace(
                  URLEncoder.encode(name.getKey(), StandardCharsets.UTF_8),
                  URLEncoder.encode(name.getValue(), StandardCharsets.UTF_8));
    }
    for (Map.Entry<String, String> field : before.entrySet()) {
      replaced = replaced.replace("$" + field.getKey().toUpperCase(Locale.ROOT), field.getValue());
    }
    return replaced;
  }

  private void checkBody(Operation operation, String body) throws Exception {
    String schema = operation.pointer() + "/requestBody/content/application~1json/schema";
    if (!body.isEmpty() && !api.json().at(schema).isMissingNode()) {
      assertThat(api.faults(schema, JSON.readTree(body)))
          .as("%s: %s", operation.route(), body)
          .isEmpty();
    }
  }

  private void checkAnswer(Operation operation, Answer answer) {
    String contentType = answer.contentType().replaceFirst(";.*", "");
    JsonNode json = answer.json();
    assertThat(
            api.faults(
                operation,
                answer.status(),
                contentType,
                json.isMissingNode() ? JSON.getNodeFactory().textNode("text") : json))
        .as("%s: %s", operation.route(), json)
        .isEmpty();
  }

  /** Beside what must be there, each example of each parameter. */
  @Test
  void everyParameterIsTakenAsDescribed() throws Exception {
    int tried = 0;
    for (Operation operation : api.operations()) {
      if (!operation.method().equals("GET") || !hasExamplesOfAllThatMustBe(operation)) {
        continue;
      }
      for (JsonNode parameter : api.parameters(operation)) {
        String name = parameter.path("name").asText();
        for (JsonNode example : api.resolved(parameter.path("schema")).path("examples")) {
          String path = path(operation, name, example);
          Answer answer = server.get(path);
          assertThat(answer.status()).as("%s: %s", path, answer.response().body()).isEqualTo(200);
          checkAnswer(operation, answer);
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThan(100);
  }

  /** The least and the greatest are taken, what is beyond them is not. */
  @Test
  void boundsAreAsDescribed() throws Exception {
    JsonNodeFactory values = JsonNodeFactory.instance;
    for (Operation operation : api.operations()) {
      if (!operation.method().equals("GET") || !hasExamplesOfAllThatMustBe(operation)) {
        continue;
      }
      for (JsonNode parameter : api.parameters(operation)) {
        JsonNode schema = api.resolved(parameter.path("schema"));
        String name = parameter.path("name").asText();
        if (parameter.path("in").asText().equals("path")) {
          continue;
        }
        if (schema.has("minimum")) {
          double least = schema.path("minimum").asDouble();
          checkStatus(path(operation, name, schema.path("minimum")), 200);
          checkStatus(path(operation, name, values.numberNode((long) least - 1)), 400);
        }
        if (schema.has("maximum")) {
          double most = schema.path("maximum").asDouble();
          checkStatus(path(operation, name, schema.path("maximum")), 200);
          checkStatus(path(operation, name, values.numberNode((long) most + 1)), 400);
        }
        if (schema.has("maxLength")) {
          String longer = "x".repeat(schema.path("maxLength").asInt() + 1);
          checkStatus(path(operation, name, values.textNode(longer)), 400);
        }
        if (schema.has("maxItems")) {
          String one = schema.path("items").path("enum").path(0).asText("x");
          ArrayNode several = values.arrayNode();
          while (several.size() < schema.path("maxItems").asInt()) {
            several.add(one);
          }
          checkStatus(path(operation, name, several), 200);
          checkStatus(path(operation, name, several.add(one)), 400);
        }
        if (schema.has("enum") || schema.path("type").asText().equals("boolean")) {
          checkStatus(path(operation, name, values.textNode("x")), 400);
        }
      }
    }
  }

  private void checkStatus(String path, int status) throws Exception {
    Answer answer = server.get(path);
    assertThat(answer.status()).as("%s: %s", path, answer.response().body()).isEqualTo(status);
  }

  private boolean hasExamplesOfAllThatMustBe(Operation operation) {
    return api.parameters(operation).stream()
        .filter(parameter -> parameter.path("required").asBoolean())
        .allMatch(parameter -> api.resolved(parameter.path("schema")).has("examples"));
  }

  /** Of a GET, with all that must be there and one parameter more. */
  private String path(Operation operation, String name, JsonNode value) {
    StringBuilder path = new StringBuilder(operation.path());
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : api.parameters(operation)) {
      String each = parameter.path("name").asText();
      if (!each.equals(name) && !parameter.path("required").asBoolean()) {
        continue;
      }
      JsonNode given =
          each.equals(name)
              ? value
              : api.resolved(parameter.path("schema")).path("examples").path(0);
      for (JsonNode one : given.isArray() ? given : List.of(given)) {
        String text = URLEncoder.encode(here(one.asText(), Map.of()), StandardCharsets.UTF_8);
        if (parameter.path("in").asText().equals("path")) {
          int at = path.indexOf("{" + each + "}");
          path.replace(at, at + each.length() + 2, text);
        } else {
          query.add(each + "=" + text);
        }
      }
    }
    return path + (query.isEmpty() ? "" : "?" + String.join("&", query));
  }

  /** Where an answer has more, or less, than those of the examples. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET | /v1/search | ?q=lmap&user_id=blue&facets=*&facet_filter=category:%22Home+%3E+Lamps%22&explain=true | `` | 200",
        "GET | /v1/search | ?q=red+ceramic+zzzz+clock+mug&session_items=item-003&session_items=x | `` | 200",
        "GET | /v1/search | ?q=sku-17&group=true | `` | 200",
        "GET | /v1/search | ?q=zzzz | `` | 200",
        "GET | /v1/search | ?filter=price:%3E1000&facets=price | `` | 200",
        "GET | /v1/search | ?sort=newest&size=100&from=150 | `` | 200",
        "GET | /v1/search | ?siez=3&size=0 | `` | 400",
        "GET | /v1/search | ?cursor=none | `` | 410",
        "POST | /v1/search | `` | [] | 400",
        "GET | /v1/suggest | ?q=red&user_id=red | `` | 200",
        "GET | /v1/suggest | ?kinds=x | `` | 400",
        "POST | /v1/multi | `` | {\"requests\":[{\"id\":\"a\",\"surface\":\"x\"},{\"id\":\"b\",\"surface\":\"suggest\",\"q\":\"lam\"}]} | 200",
        "POST | /v1/multi | `` | {} | 400",
        "GET | /v1/recommend/for-you | ?user_id=red&explain=true&group=true | `` | 200",
        "GET | /v1/recommend/for-you | ?session_id=nobody | `` | 200",
        "GET | /v1/recommend/bought-together | ?item_id=item-100 | `` | 200",
        "GET | /v1/recommend/bought-together | ?item_id=nothing | `` | 404",
        "GET | /v1/recommend/recently-viewed | ?user_id=window | `` | 200",
        "GET | /v1/recommend/buy-again | ?user_id=new | `` | 200",
        "GET | /v1/items/{id} | nothing | `` | 404",
        "PUT | /v1/items/{id} | n-1 | {} | 400",
        "PATCH | /v1/items/{id} | nothing | {\"price\":1} | 404",
        "POST | /v1/items:batch | `` | [{\"item_id\":\"n-1\"},{\"op\":\"delete\",\"item_id\":\"nothing\"}] | 200",
        "POST | /v1/events | `` | {\"events\":[{},{\"event_id\":\"e9\",\"user_id\":\"red\",\"action\":\"rating\",\"value\":4,\"item_id\":\"item-050\"}]} | 200",
        "POST | /v1/events | `` | 5 | 400",
        "GET | /v1/users/{id}/profile | red | `` | 200",
        "GET | /v1/users/{id}/profile | nobody | `` | 404",
        "GET | /v1/users/{id} | red | `` | 200",
        "GET | /v1/users/{id} | nobody | `` | 404",
        "GET | /v1/users/{id}/forgotten/{receipt_id} | red | `` | 404",
        "PUT | /v1/users/{id}/consent | window | {} | 400",
        "POST | /v1/admin/promote | `` | {\"generation\":\"g0099\"} | 409",
        "POST | /v1/admin/verify | `` | {\"generation\":\"g0099\"} | 404",
        "GET | /v1/admin/search | ?q=lamp&user_id=red&generation=g0099 | `` | 404",
        "GET | /v1/admin/search | ?q=lamp&user_id=red&generation=g0001&explain=true&weight_text=0 | `` | 200",
        "GET | /v1/admin/search | ?q=lamp&cursor=x | `` | 400",
        "GET | /v1/admin/pulse | `` | `` | 200",
        "GET | /v1/admin/tasks/{id} | none | `` | 404",
        "PUT | /v1/admin/rules | `` | UP(50): brand:acme | 400",
      })
  void answersAreAsDescribed(String method, String path, String more, String body, int status)
      throws Exception {
    Operation operation =
        api.operations().stream()
            .filter(each -> each.route().equals(method + " " + path))
            .findFirst()
            .orElseThrow();
    String asked =
        path.contains("{") ? path.replace("{id}", more).replaceAll("\\{.*?}", "x") : path + more;

    Answer answer = server.method(method, asked, body);

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    checkAnswer(operation, answer);
  }

  @Test
  void aBodyThatIsTooLargeIsDescribed() throws Exception {
    for (Operation operation : api.operations()) {
      if (operation.answers(413)) {
        String path = operation.path().replaceAll("\\{[a-z_]+}", "x");
        int bytes = path.contains("/v1/events") || path.contains(":batch") ? 5_300_000 : 1_100_000;
        Answer answer = server.method(operation.method(), path, " ".repeat(bytes));
        assertThat(answer.status()).as(operation.route()).isEqualTo(413);
        checkAnswer(operation, answer);
      } else {
        assertThat(operation.node().has("requestBody")).as(operation.route()).isFalse();
      }
    }
  }

  /** On a server that reads an index alone and wants keys. */
  @Test
  void keysAndReadOnlyRoutesAreAsDescribed() throws Exception {
    KeyFile file = new KeyFile(directory.resolve("keys.jsonl"));
    Map<String, String> keys = new HashMap<>();
    for (Scope scope : Scope.values()) {
      keys.put(scope.label(), file.create("shop", Set.of(scope)));
    }
    try (RunningServer guarded =
        new RunningServer(store, null, Protection.DEFAULT.withKeys(file))) {
      Set<String> routes = new HashSet<>(guarded.routes());
      for (Operation operation : api.operations()) {
        String path = operation.path().replaceAll("\\{[a-z_]+}", "red");
        Answer without = guarded.method(operation.method(), path);
        if (operation.scope().isEmpty()) {
          assertThat(without.status()).as(operation.route()).isEqualTo(200);
          continue;
        }
        assertThat(without.status()).as(operation.route()).isEqualTo(401);
        checkAnswer(operation, without);
        for (Map.Entry<String, String> key : keys.entrySet()) {
          Answer answer = guarded.with(operation.method(), path, "", "X-Api-Key", key.getValue());
          boolean right = key.getKey().equals(operation.scope());
          assertThat(answer.status() == 403)
              .as("%s of %s", key.getKey(), operation.route())
              .isEqualTo(!right);
          if (!right) {
            checkAnswer(operation, answer);
          } else if (routes.contains(operation.route())) {
            assertThat(answer.status() == 405)
                .as(operation.route())
                .isEqualTo(operation.answers(405));
          } else {
            assertThat(operation.answers(404)).as(operation.route()).isTrue();
          }
        }
      }
    }
  }

  /** Of a server that has nothing to serve yet, and answers few requests a second. */
  @Test
  void whatIsNotAnsweredIsDescribed(@TempDir Path root) throws Exception {
    Set<Integer> statuses = new HashSet<>();
    SnapshotStore empty = new SnapshotStore(root);
    try (RunningServer early = new RunningServer(empty, null, Protection.DEFAULT.withRate(2))) {
      Operation search = api.operations().getFirst();
      while (!statuses.containsAll(Set.of(429, 503))) {
        Answer answer = early.get(search.path());
        checkAnswer(search, answer);
        assertThat(answer.response().headers().firstValue("retry-after")).contains("1");
        statuses.add(answer.status());
      }
    }
    assertThat(statuses).containsExactlyInAnyOrder(429, 503);
  }
}
