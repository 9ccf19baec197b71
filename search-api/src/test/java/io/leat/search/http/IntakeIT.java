package io.leat.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leat.data.log.LogKind;
import io.leat.data.log.LogRecord;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.MemoryLog;
import io.leat.search.ShopFixture;
import io.leat.search.http.RunningServer.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntakeIT {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final MemoryLog log = new MemoryLog();
  private SnapshotStore store;
  private RunningServer server;
  private int before;

  @BeforeAll
  void start(@TempDir Path root) {
    store = new SnapshotStore(root);
    store.promote(new ShopFixture(7).write(store));
    server = new RunningServer(store, new LiveParts(log, () -> NOW, null));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void look() {
    before = log.records().size();
  }

  private List<LogRecord> appended() {
    return log.records().subList(before, log.records().size());
  }

  private static String view(String id) {
    return "{\"event_id\":\"%s\",\"user_id\":\"u\",\"action\":\"view\",\"item_id\":\"item-001\",\"timestamp\":\"2026-03-01T11:59:00Z\"}"
        .formatted(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "[%s]", "{\"events\":[%s]}", "\n [ %s ] \n"})
  void takesOneOrMany(String shape) throws Exception {
    String event = view("shape " + shape.hashCode());

    Answer answer = server.post("/v1/events", shape.formatted(event));

    assertAnswer(answer, 1, 0, 0);
    assertThat(answer.json().fieldNames())
        .toIterable()
        .containsExactly("accepted", "duplicates", "rejected", "took_ms");
    assertThat(appended())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.kind()).isEqualTo(LogKind.EVENT);
              assertThat(record.json()).contains("\"timestamp\":\"2026-03-01T11:59:00Z\"");
            });
  }

  @Test
  void aWholeBatchIsAppendedInItsOrder() throws Exception {
    String batch =
        IntStream.range(0, 1000).mapToObj(i -> view("order-" + i)).collect(Collectors.joining(","));

    assertAnswer(server.post("/v1/events", "[" + batch + "]"), 1000, 0, 0);
    assertThat(appended()).hasSize(1000);
    assertThat(appended().get(731).json()).contains("\"order-731\"");
  }

  @Test
  void oneBadRowFailsNothingElse() throws Exception {
    Answer answer =
        server.post(
            "/v1/events",
            """
            [%s, {"event_id":"bad","user_id":"u","action":"view","item_id":"i","timestamp":"today"},
             7, {"event_id":"bad2", oops}, null, %s, %s]
            """
                .formatted(view("good-1"), view("good-2"), view("good-1")));

    assertAnswer(answer, 2, 1, 4);
    JsonNode rejected = answer.json().path("rejected");
    assertThat(rejected.findValuesAsText("index")).containsExactly("1", "2", "3", "4");
    assertThat(rejected.path(0).path("field").asText()).isEqualTo("timestamp");
    assertThat(rejected.path(0).path("error").asText())
        .contains("\"today\"")
        .contains("write it as");
    assertThat(rejected.path(2).path("field").asText()).isEmpty();
    assertThat(appended()).hasSize(2);
  }

  @Test
  void anEventIsTakenOnceAcrossRequestsAndRestarts() throws Exception {
    assertAnswer(server.post("/v1/events", view("once")), 1, 0, 0);
    assertAnswer(server.post("/v1/events", view("once")), 0, 1, 0);
    try (RunningServer restarted = new RunningServer(store, new LiveParts(log, () -> NOW, null))) {
      assertAnswer(restarted.post("/v1/events", view("once")), 0, 1, 0);
      assertAnswer(restarted.post("/v1/events", view("another")), 1, 0, 0);
    }
    assertThat(appended()).hasSize(2);
  }

  @Test
  void takesUserBehaviorInsights() throws Exception {
    String click =
        """
        {"action_name":"item_click","client_id":"c","query_id":"q","timestamp":"2026-03-01T11:00:00Z",
         "event_attributes":{"object":{"object_id":"item-001"}}}""";
    String query = "{\"user_query\":\"lamp\",\"client_id\":\"c\",\"query_id\":\"q\"}";

    assertAnswer(server.post("/v1/events", "[" + click + "," + query + "]"), 2, 0, 0);
    assertAnswer(server.post("/v1/events", click), 0, 1, 0);
    assertThat(appended().getFirst().json())
        .doesNotContain("\n")
        .contains("\"action\":\"click\"")
        .contains("\"item_id\":\"item-001\"");
    assertThat(appended().getLast().json())
        .contains("\"action\":\"search\"")
        .contains("\"timestamp\":\"2026-03-01T12:00:00Z\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "event_id | 5 | not text",
        "event_id | null | is missing",
        "event_id | \" \" | blank",
        "user_id | 5 | not text",
        "session_id | [] | not text",
        "action | \"hover\" | view, click",
        "action | null | is missing",
        "timestamp | \"2026-03-01T12:05:01Z\" | in the future",
        "timestamp | \"2026-03-01T12:00:00\" | time zone",
        "timestamp | 1772366400 | 2026-03-01T12:00:00Z",
        "item_id | 5 | not text",
        "item_id | null | add its item_id",
        "item_ids | \"x\" | not a list",
        "query | 5 | not text",
        "query_id | 5 | not text",
        "position | 0 | less than 1",
        "quantity | 1.5 | whole number",
        "price | \"2,50\" | 2.50",
        "value | true | not a number",
        "order_id | {} | not text",
        "surface | 5 | not text",
        "experiment | 5 | not text",
        "variant | 5 | not text",
      })
  void everyWrongFieldIsNamed(String field, String value, String problem) throws Exception {
    String rest =
        List.of(
                "\"event_id\":\"wrong\"",
                "\"user_id\":\"u\"",
                "\"action\":\"view\"",
                "\"item_id\":\"i\"")
            .stream()
            .filter(pair -> !pair.startsWith("\"" + field + "\""))
            .collect(Collectors.joining(","));

    Answer answer = server.post("/v1/events", "{%s,\"%s\":%s}".formatted(rest, field, value));

    assertAnswer(answer, 0, 0, 1);
    assertThat(answer.json().path("rejected").path(0).path("field").asText()).isEqualTo(field);
    assertThat(answer.json().path("rejected").path(0).path("error").asText()).contains(problem);
    assertThat(appended()).isEmpty();
  }

  @Test
  void fiveMinutesAheadIsNotYetTheFuture() throws Exception {
    String ahead = view("ahead").replace("11:59:00Z", "12:05:00Z");

    assertAnswer(server.post("/v1/events", ahead), 1, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "lamp",
        "5",
        "null",
        "[",
        "{\"event_id\":",
        "[{},]",
        "{\"events\":[],\"x\":1}"
      })
  void aBodyOfNoKnownShapeIsAProblem(String body) throws Exception {
    assertProblem(server.post("/v1/events", body), 400, "");
    assertProblem(server.post("/v1/items:batch", body.replace("events", "items")), 400, "");
  }

  @Test
  void whatIsTooLargeIsRefused() throws Exception {
    String many = "[" + "{},".repeat(10_000) + "{}]";
    assertProblem(server.post("/v1/events", many), 413, "10000 rows");
    String large = "[" + " ".repeat(5 * 1024 * 1024) + "]";
    assertProblem(server.post("/v1/events", large), 413, "5242880 bytes");
    assertAnswer(server.post("/v1/events", large.replaceFirst("   ", "")), 0, 0, 0);
    String wide = view("wide").replace("{", "{\"note\":\"" + "é".repeat(500_000) + "\",");
    Answer answer = server.post("/v1/events", wide);
    assertAnswer(answer, 0, 0, 1);
    assertThat(answer.json().path("rejected").path(0).path("error").asText())
        .contains("at most 1,000,000 bytes");
  }

  @Test
  void aBodyThatIsNotUtf8IsAProblem() throws Exception {
    byte[] latin = view("caf\u00e9").getBytes(StandardCharsets.ISO_8859_1);
    assertProblem(server.bytes("/v1/events", latin), 400, "UTF-8");
    assertAnswer(server.post("/v1/events", view("replacement \uFFFD")), 1, 0, 0);
  }

  @Test
  void parametersAreNotPassedOver() throws Exception {
    assertProblem(server.post("/v1/events?async=true", view("p")), 400, "async");
  }

  @Test
  void aLogThatTakesNothingIsTold() throws Exception {
    log.fail("cannot write log/0007.jsonl: no space left, free some");
    try {
      Answer answer = server.post("/v1/events", view("later"));
      assertProblem(answer, 503, "no space left");
      assertThat(answer.response().headers().firstValue("retry-after")).contains("1");
      assertProblem(server.method("PATCH", "/v1/items/item-001", "{\"price\":1}"), 503, "space");
    } finally {
      log.fail(null);
    }
    assertAnswer(server.post("/v1/events", view("later")), 1, 0, 0);
  }

  @Test
  void anItemComesChangesAndGoes() throws Exception {
    String item = "{\"title\":\"A new lamp\",\"price\":5}";

    assertProblem(server.method("PATCH", "/v1/items/new%2F1", "{\"price\":1}"), 404, "new/1");
    assertProblem(server.method("DELETE", "/v1/items/new%2F1"), 404, "new/1");
    assertAnswer(server.method("PUT", "/v1/items/new%2F1", item), 1, 0, 0);
    assertAnswer(server.method("PATCH", "/v1/items/new%2F1", "{\"price\":null}"), 1, 0, 0);
    try (RunningServer restarted = new RunningServer(store, new LiveParts(log, () -> NOW, null))) {
      assertAnswer(restarted.method("DELETE", "/v1/items/new%2F1"), 1, 0, 0);
    }
    assertThat(appended())
        .extracting(LogRecord::kind, LogRecord::json)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                LogKind.ITEM,
                "{\"item_id\":\"new/1\",\"title\":\"A new lamp\",\"price\":5.0,\"in_stock\":true}"),
            org.assertj.core.groups.Tuple.tuple(
                LogKind.ITEM_PATCH, "{\"item_id\":\"new/1\",\"price\":null}"),
            org.assertj.core.groups.Tuple.tuple(LogKind.ITEM_DELETION, "{\"item_id\":\"new/1\"}"));
  }

  @Test
  void manyItemsAtOnceKnowWhatCameBefore() throws Exception {
    Answer answer =
        server.post(
            "/v1/items:batch",
            """
            [{"item_id":"b1","title":"One"},
             {"op":"patch","item_id":"b1","item":{"in_stock":false}},
             {"op":"delete","item_id":"b1"},
             {"op":"patch","item_id":"b1","item":{"price":1}},
             {"op":"patch","item_id":"item-002","item":{"price":1}},
             {"op":"put","item_id":"b2","item":{"price":1}},
             {"op":"patch","item_id":"item-003","item":{"title":"no"}}]
            """);

    assertAnswer(answer, 4, 0, 3);
    assertThat(answer.json().path("rejected").findValuesAsText("index"))
        .containsExactly("3", "5", "6");
    assertThat(answer.json().path("rejected").findValuesAsText("field"))
        .containsExactly("item_id", "title", "title");
    assertThat(appended()).hasSize(4);
  }

  @Test
  void aDeletedItemOfTheSnapshotIsUnknownAtOnce() throws Exception {
    assertAnswer(server.method("DELETE", "/v1/items/item-150"), 1, 0, 0);
    assertProblem(server.method("DELETE", "/v1/items/item-150"), 404, "item-150");
    assertProblem(server.method("PATCH", "/v1/items/item-150", "{\"price\":1}"), 404, "item-150");
    assertAnswer(server.method("PUT", "/v1/items/item-150", "{\"title\":\"Back\"}"), 1, 0, 0);
    assertAnswer(server.method("PATCH", "/v1/items/item-150", "{\"price\":1}"), 1, 0, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PUT | {\"item_id\":\"other\",\"title\":\"x\"} | item_id | under which it was sent",
        "PUT | {} | title | is missing",
        "PUT | {\"title\":5} | title | not text",
        "PUT | {\"title\":\"x\",\"description\":5} | description | not text",
        "PUT | {\"title\":\"x\",\"brand\":5} | brand | not text",
        "PUT | {\"title\":\"x\",\"categories\":\"a\"} | categories | not a list",
        "PUT | {\"title\":\"x\",\"price\":\"5\"} | price | quotes",
        "PUT | {\"title\":\"x\",\"currency\":\"euro\"} | currency | three capital letters",
        "PUT | {\"title\":\"x\",\"in_stock\":\"yes\"} | in_stock | true or false",
        "PUT | {\"title\":\"x\",\"attributes\":5} | attributes | not an object",
        "PUT | {\"title\":\"x\",\"image_url\":\"ftp://x\"} | image_url | http",
        "PUT | {\"title\":\"x\",\"language\":\"e\"} | language | tag",
        "PUT | {\"title\":\"x\",\"created_at\":5} | created_at | ISO-8601",
        "PUT | {\"title\":\"x\",\"group_id\":\"\"} | group_id | blank",
        "PUT | {\"title\":\"x\",\"identifiers\":5} | identifiers | not a list",
        "PATCH | {\"title\":\"x\"} | title | PUT the whole item",
        "PATCH | {\"price\":-1} | price | negative",
        "PATCH | {\"in_stock\":0} | in_stock | true or false",
        "PATCH | {} | price | changes something",
        "PATCH | {\"item_id\":\"b\",\"price\":1} | item_id | under which it was sent",
      })
  void everyWrongFieldOfAnItemIsNamed(String method, String body, String field, String problem)
      throws Exception {
    Answer answer = server.method(method, "/v1/items/item-001", body);

    assertProblem(answer, 400, problem);
    assertThat(answer.json().path("errors").path(0).path("field").asText()).isEqualTo(field);
  }

  @Test
  void anItemThatIsNoJsonOrTooLongIsAProblem() throws Exception {
    assertProblem(server.method("PUT", "/v1/items/x", "lamp"), 400, "not JSON");
    assertProblem(server.method("PUT", "/v1/items/x", "[]"), 400, "object");
    assertProblem(
        server.method("PUT", "/v1/items/" + "x".repeat(600), "{\"title\":\"x\"}"), 400, "512");
    String large = "{\"title\":\"x\",\"description\":\"" + "x".repeat(1_000_000) + "\"}";
    assertProblem(server.method("PUT", "/v1/items/x", large), 413, "1000000");
    assertProblem(server.method("DELETE", "/v1/items/item-001?hard=1"), 400, "hard");
  }

  @Test
  void aServerThatOnlyReadsSaysSo() throws Exception {
    try (RunningServer reading = new RunningServer(store)) {
      for (Answer answer :
          List.of(
              reading.post("/v1/events", view("x")),
              reading.post("/v1/items:batch", "[]"),
              reading.method("PUT", "/v1/items/item-001", "{}"),
              reading.method("PATCH", "/v1/items/item-001", "{}"),
              reading.method("DELETE", "/v1/items/item-001"))) {
        assertProblem(answer, 405, "takes no events");
        assertThat(answer.response().headers().firstValue("allow")).isPresent();
      }
    }
  }

  private static void assertAnswer(Answer answer, int accepted, int duplicates, int rejected) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    assertThat(answer.json().path("accepted").asInt())
        .as(answer.response().body())
        .isEqualTo(accepted);
    assertThat(answer.json().path("duplicates").asInt()).isEqualTo(duplicates);
    assertThat(answer.json().path("rejected")).hasSize(rejected);
    assertThat(answer.json().path("took_ms").isNumber()).isTrue();
  }

  private static void assertProblem(Answer answer, int status, String detail) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.json().path("detail").asText()).contains(detail);
  }
}
