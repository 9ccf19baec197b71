package io.leat.search.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.SearchSettings;
import io.leat.search.ShopFixture;
import io.leat.search.http.RunningServer.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeatServerIT {
  private SnapshotStore store;
  private RunningServer server;

  @BeforeAll
  void start(@TempDir Path root) {
    store = new SnapshotStore(root);
    store.promote(new ShopFixture(7).write(store));
    server = new RunningServer(store);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void searchesByQueryStringAndByBodyAlike() throws Exception {
    Answer byQuery =
        server.get(
            "/v1/search?q=red+lamp&user_id=blue&session_items=item-001&session_items=item-002"
                + "&filter=brand:Northwind%20AND%20price:%3E=5%20AND%20in_stock:true"
                + "&facet_filter=colour:red&facets=colour,price&size=3"
                + "&personalization=0.5&blend=rrf&explain=true");
    Answer byBody =
        server.post(
            "/v1/search",
            """
            {"q": "red lamp", "user_id": "blue", "session_items": ["item-001", "item-002"],
             "filter": "brand:Northwind AND price:>=5 AND in_stock:true",
             "facet_filter": "colour:red", "facets": ["colour", "price"], "explain": true,
             "size": 3, "personalization": 0.5, "blend": "rrf", "from": null}
            """);

    assertThat(byQuery.status()).as(byQuery.response().body()).isEqualTo(200);
    assertThat(byQuery.json().path("hits")).hasSize(3).isEqualTo(byBody.json().path("hits"));
    assertThat(byQuery.json().path("total").path("value").asInt()).isPositive();
    assertThat(byQuery.json().path("took_ms").asDouble()).isPositive();
    assertThat(byQuery.json().path("index").path("generation").asText()).startsWith("g");
    assertThat(byQuery.json().path("index").path("snapshot").asInt()).isEqualTo(1);
    assertThat(byQuery.json().path("query").path("terms").path(0).path("given").asText())
        .isEqualTo("red");
    for (JsonNode hit : byQuery.json().path("hits")) {
      assertThat(hit.path("fields").path("title").asText()).startsWith("Red").contains("Lamp");
      double sum = 0;
      for (JsonNode part : hit.path("parts")) {
        assertThat(part.fieldNames())
            .toIterable()
            .containsExactly("name", "raw", "normalised", "weight", "contribution", "rank");
        sum += part.path("contribution").asDouble();
      }
      assertThat(sum).isCloseTo(hit.path("score").asDouble(), within(1e-6));
    }
  }

  @Test
  void recommendsAndExplains() throws Exception {
    Answer answer = server.get("/v1/recommend/for-you?user_id=red&size=5&explain=true");

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    assertThat(answer.json().path("hits")).hasSize(5);
    JsonNode because = answer.json().path("hits").path(0).path("because").path(0);
    assertThat(because.path("title").asText()).startsWith("Red");
    assertThat(because.path("action").asText()).isEqualTo("purchase");
    assertThat(because.path("share").asDouble()).isPositive();
  }

  @Test
  void suggestsWhatMayBeMeant() throws Exception {
    JsonNode answer = server.get("/v1/suggest?q=lam&user_id=red&size=3").json();
    while (answer.path("degraded").toString().contains("suggestions_not_ready")) {
      Thread.sleep(20);
      answer = server.get("/v1/suggest?q=lam&user_id=red&size=3").json();
    }

    assertThat(answer.path("suggestions").findValuesAsText("kind"))
        .containsExactly("query", "category", "product", "product", "product");
    // What several searched for, but not what finds nothing.
    JsonNode query = answer.path("suggestions").path(0);
    assertThat(query.path("text").asText()).isEqualTo("lamp red");
    assertThat(query.path("highlighted").asText()).isEqualTo("<em>lam</em>p red");
    JsonNode category = answer.path("suggestions").path(1);
    assertThat(category.path("text").asText()).isEqualTo("Home > Lamps");
    assertThat(category.path("filter").asText()).isEqualTo("category:\"Home > Lamps\"");
    assertThat(category.path("highlighted").asText()).isEqualTo("Home &gt; <em>Lam</em>ps");
    JsonNode product = answer.path("suggestions").path(2);
    assertThat(product.path("text").asText()).startsWith("Red").contains("Lamp");
    assertThat(product.path("item_id").asText()).startsWith("item-0");
    assertThat(server.get("/v1/suggest?q=cer&kinds=brand").json().path("suggestions")).isEmpty();
  }

  @Test
  void answersSeveralQuestionsAtOnce() throws Exception {
    Answer answer =
        server.post(
            "/v1/multi",
            """
            {"requests": [{"id": "grid", "surface": "search", "q": "lamp", "size": 3},
                          {"id": "strip", "surface": "for-you", "user_id": "red", "size": 2},
                          {"id": "typo", "surface": "search", "q": "lamp", "siez": 3},
                          {"id": "lost", "surface": "similar", "item_id": "nothing"}]}
            """);

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    JsonNode answers = answer.json().path("answers");
    assertThat(answers.path("grid").path("hits")).hasSize(3);
    assertThat(answers.path("strip").path("hits")).hasSize(2);
    assertThat(answers.path("typo").path("status").asInt()).isEqualTo(400);
    assertThat(answers.path("lost").path("status").asInt()).isEqualTo(404);
    Answer wrong = server.post("/v1/multi", "{\"requests\":[{\"id\":\"a\"},5],\"x\":1}");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().path("errors").findValuesAsText("field"))
        .containsExactly("requests", "requests[0].surface", "requests[1]");
  }

  @Test
  void showsItemsAndShoppers() throws Exception {
    assertThat(server.get("/v1/items/item-000").json().path("item").path("title").asText())
        .isEqualTo("Red Ceramic Lamp No 0");
    assertThat(server.get("/v1/recommend/similar?item_id=item-000&size=4").json().path("hits"))
        .hasSize(4);
    JsonNode together =
        server.get("/v1/recommend/bought-together?item_id=item-000&explain=true").json();
    assertThat(together.path("source").asText()).isEqualTo("bought_together");
    assertThat(together.path("fallback").asBoolean(true)).isFalse();
    JsonNode partner = together.path("hits").path(0);
    assertThat(partner.path("item_id").asText()).isEqualTo("item-101");
    assertThat(partner.path("parts").path(0).path("raw").asDouble()).isEqualTo(11.5);
    assertThat(partner.path("reason").path("text").asText())
        .isEqualTo("bought together in 3 orders, 2.5 times as often as by chance");
    assertThat(partner.path("reason").path("source_items").path(0).asText()).isEqualTo("item-000");
    assertThat(partner.path("fields").path("title").asText()).endsWith("No 101");
    assertThat(server.get("/v1/users?size=2").json().path("users").findValuesAsText("user_id"))
        .containsExactly("blue", "red");
    JsonNode shopper = server.get("/v1/users/red?size=2").json();
    assertThat(shopper.path("recent")).hasSize(2);
    assertThat(shopper.path("recent").path(0).path("last_time").asText())
        .isEqualTo("2023-11-13T22:13:20Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/search?filter=brand:                  | 400 | filter    | column 7",
        "/v1/search?facet_filter=x                 | 400 | facet_filter | column 2",
        "/v1/search?facets=rating(1)               | 400 | facets    | only price takes bounds",
        "/v1/search?cursor=none                    | 410 | cursor    | search again",
        "/v1/search?q=lamp&size=0                  | 400 | size      | from 1 to 100",
        "/v1/search?q=lamp&siez=1                  | 400 | siez      | is unknown",
        "/v1/search?q=lamp&blend=x                 | 400 | blend     | weighted, rrf",
        "/v1/recommend/for-you?user_id=red&size=x      | 400 | size      | from 1 to 100",
        "/v1/recommend/for-you?user_id=red&q=x         | 400 | q         | is unknown",
        "/v1/recommend/for-you?exclude=bought      | 400 | exclude   | seen, purchased, cart",
        "/v1/users/nobody                          | 404 | user_id   | nobody",
        "/v1/users?size=1000                       | 400 | size      | from 1 to 100",
        "/v1/items/nothing                         | 404 | item_id   | nothing",
        "/v1/items/a%2Fb                           | 404 | item_id   | item 'a/b'",
        "/v1/items/a%5Cb%3Bc%25                     | 404 | item_id   | item 'a\\b;c%'",
        "/v1/items/%C3%A9+%20x                      | 404 | item_id   | item 'é+ x'",
        "/v1/users/..%2F%2E%2E/profile              | 404 | user_id   | user '../..'",
        "/v1/items/item-000?x=1                    | 400 | x         | none is allowed",
        "/v1/recommend/bought-together?item_id=nothing         | 404 | item_id   | nothing",
        "/v1/recommend/bought-together?item_id=item-000&size=0 | 400 | size      | from 1 to 100",
        "/v1/recommend/similar?item_id=nothing                 | 404 | item_id   | nothing",
        "/v1/recommend/similar                     | 400 | item_id   | is required",
      })
  void wrongRequestsAreProblemsThatNameTheField(
      String path, int status, String field, String detail) throws Exception {
    Answer answer = server.get(path.strip());

    assertProblem(answer, status);
    assertThat(answer.json().path("errors").path(0).path("field").asText()).isEqualTo(field);
    assertThat(answer.json().path("detail").asText()).contains(detail);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "lamp",
        "{\"q\": \"lamp\"",
        "{\"q\": \"lamp\", \"q\": \"bag\"}",
        "{\"q\": \"lamp\"} {}",
        "[\"lamp\"]",
        "\"lamp\"",
        "null",
        "{\"q\": {\"text\": \"lamp\"}}",
        "{\"q\": [null]}",
        "{\"q\": \"lamp\", \"size\": 1.5}",
        "{\"q\": \"lamp\", \"session_items\": [[\"a\"]]}"
      })
  void unreadableBodiesAreProblems(String body) throws Exception {
    assertProblem(server.post("/v1/search", body), 400);
  }

  @Test
  void otherMistakesAreProblemsToo() throws Exception {
    assertProblem(server.get("/v1/nothing"), 404);
    assertProblem(server.get("/nothing/at/all"), 404);
    assertProblem(server.post("/v1/search?q=lamp", "{}"), 400);
    assertProblem(server.post("/v1/search", "{\"q\": \"" + "x".repeat(70_000) + "\"}"), 413);
    for (String method : List.of("PUT", "DELETE", "PATCH")) {
      Answer answer = server.method(method, "/v1/search");
      assertProblem(answer, 405);
      assertThat(answer.response().headers().firstValue("allow").orElse(""))
          .contains("GET")
          .contains("POST");
    }
    assertProblem(server.method("POST", "/v1/items/item-000"), 405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/search?q=%zz HTTP/1.1",
        "GET /v1/search?q=%ff%fe HTTP/1.1",
        "GET /%zz HTTP/1.1",
        "GET / HTTP/9.9",
        "nonsense"
      })
  void malformedHttpIsAnsweredWithoutATrace(String requestLine) throws Exception {
    String answer = raw(requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 ")
        .doesNotContain("HTTP/1.1 500")
        .doesNotContain("Exception")
        .doesNotContain("\tat ");
  }

  @Test
  void headersKeepBrowsersFromGuessing() throws Exception {
    Answer page = server.get("/");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.contentType()).startsWith("text/html");
    assertThat(page.response().headers().firstValue("content-security-policy").orElse(""))
        .contains("default-src 'none'")
        .contains("script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.response().body()).doesNotContain("http://").doesNotContain("https://");
    for (String path : List.of("/", "/page/app.js", "/page/base.css", "/v1/users", "/nothing")) {
      assertThat(server.get(path).response().headers().firstValue("x-content-type-options"))
          .as(path)
          .contains("nosniff");
    }
  }

  @Test
  void metricsCountRequestsByRouteAndStatus() throws Exception {
    server.get("/v1/items/item-001");
    server.get("/v1/items/nothing");
    server.get("/v1/made/up/path");
    String metrics = server.get("/metrics").response().body();

    assertThat(metrics)
        .contains("route=\"/v1/items/{id}\",status=\"200\"")
        .contains("route=\"/v1/items/{id}\",status=\"404\"")
        .contains("route=\"unmatched\",status=\"404\"")
        .doesNotContain("made/up")
        .contains("leat_http_request_duration_seconds_bucket")
        .contains("leat_serving_snapshot{generation=\"g0001\"} 1.0")
        .contains("leat_snapshot_refreshes_total")
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void isNotReadyUntilSomethingIsPromoted(@TempDir Path root) throws Exception {
    SnapshotStore empty = new SnapshotStore(root);
    try (RunningServer early = new RunningServer(empty)) {
      assertThat(early.get("/health/live").status()).isEqualTo(200);
      assertProblem(early.get("/health/ready"), 503);
      assertThat(early.method("HEAD", "/health/ready").status()).isEqualTo(503);
      assertThat(early.method("HEAD", "/health/live").status()).isEqualTo(200);
      assertProblem(early.get("/v1/search?q=lamp"), 503);
      assertThat(early.get("/metrics").status()).isEqualTo(200);
      assertThat(early.get("/").status()).isEqualTo(200);

      empty.promote(new ShopFixture(1).write(empty));

      while (early.get("/health/ready").status() == 503) {
        Thread.sleep(20);
      }
      JsonNode ready = early.get("/health/ready").json();
      assertThat(ready.path("index").path("generation").asText()).isEqualTo("g0001");
      assertThat(early.get("/v1/search?q=lamp").json().path("total").path("value").asInt())
          .isEqualTo(40);
    }
  }

  @Test
  void aPortInUseIsOneClearSentence() {
    try (LeatServer second =
        new LeatServer(store, SearchSettings.DEFAULT, ServerOptions.onPort(server.port()))) {
      assertThatThrownBy(second::start)
          .isInstanceOf(ServerStartException.class)
          .hasMessageContaining("Cannot listen on 127.0.0.1:" + server.port())
          .hasMessageContaining("choose another port");
    }
  }

  @Test
  void stoppingLetsRunningRequestsFinish(@TempDir Path root) throws Exception {
    SnapshotStore other = new SnapshotStore(root);
    other.promote(new ShopFixture(1).write(other));
    List<String> answers = new ArrayList<>();
    try (RunningServer stopping = new RunningServer(other);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), stopping.port())) {
      OutputStream out = socket.getOutputStream();
      String body = "{\"q\": \"lamp\"}";
      String head =
          "POST /v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
              .formatted(body.length());
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      while (!stopping.get("/metrics").response().body().contains("route=\"/metrics\"")) {
        Thread.sleep(10);
      }
      Thread closing = Thread.ofPlatform().start(stopping::close);
      out.write(body.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      answers.add(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      closing.join();
    }
    assertThat(answers.getFirst()).startsWith("HTTP/1.1 200").contains("\"total\":{\"value\":40,");
  }

  private static void assertProblem(Answer answer, int status) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    for (String member : List.of("type", "title", "detail")) {
      assertThat(answer.json().path(member).asText()).as(member).isNotBlank();
    }
    assertThat(answer.response().body()).doesNotContain("Exception").doesNotContain("\tat ");
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
