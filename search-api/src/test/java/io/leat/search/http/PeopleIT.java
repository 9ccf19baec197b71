package io.leat.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leat.data.log.LogKind;
import io.leat.data.log.LogRecord;
import io.leat.data.log.LogRetention;
import io.leat.index.document.UserDocument;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.MemoryLog;
import io.leat.search.ShopFixture;
import io.leat.search.http.RunningServer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleIT {
  private static final String RED = "/v1/search?q=lamp&user_id=red&personalization=1&size=20";
  private static final String NOBODY = "/v1/search?q=lamp&personalization=1&size=20";

  private final MemoryLog log = new MemoryLog();
  private final ShopFixture shop = new ShopFixture(7);
  private SnapshotStore store;
  private RunningServer server;

  @BeforeEach
  void start(@TempDir Path root) {
    store = new SnapshotStore(root);
    store.promote(shop.write(store));
    server = new RunningServer(store, new LiveParts(log));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aForgottenPersonIsNobodyAtOnceAndAfterARestart() throws Exception {
    act("e1", "\"session_id\":\"s1\"", "item-050");
    act("e2", "\"user_id\":\"red\",\"session_id\":\"s1\"", "item-051");

    Answer answer = server.method("DELETE", "/v1/users/red");

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    JsonNode deleted = answer.json().path("deleted");
    assertThat(deleted.path("profile_items").asInt()).isEqualTo(10);
    assertThat(deleted.path("recent_acts").asInt()).isEqualTo(2);
    assertThat(deleted.path("sessions").asInt()).isEqualTo(1);
    assertThat(log.records().getLast())
        .extracting(LogRecord::kind, LogRecord::json)
        .containsExactly(LogKind.FORGET, "{\"user_id\":\"red\",\"session_ids\":[\"s1\"]}");
    assertThat(ids(RED)).isEqualTo(ids(NOBODY));
    assertThat(ids(NOBODY + "&session_id=s1")).isEqualTo(ids(NOBODY));
    assertThat(server.get("/v1/users/red/profile").json().path("items")).isEmpty();
    assertThat(server.get("/v1/users/red").json().path("items").asInt(-1)).isZero();
    assertThat(server.get("/v1/users").json().findValuesAsText("user_id")).doesNotContain("red");
    for (LiveParts parts : new LiveParts[] {new LiveParts(log), null}) {
      try (RunningServer restarted = new RunningServer(store, parts)) {
        assertThat(ids(restarted, RED)).isEqualTo(ids(NOBODY));
      }
    }
  }

  @Test
  void anotherServerOfTheIndexForgetsToo() throws Exception {
    try (RunningServer reading = new RunningServer(store)) {
      assertThat(ids(reading, RED)).isNotEqualTo(ids(NOBODY));
      server.method("DELETE", "/v1/users/red");
      while (!ids(reading, RED).equals(ids(NOBODY))) {
        Thread.sleep(20);
      }
    }
  }

  @Test
  void whatAPersonDoesAfterwardsCountsAgain() throws Exception {
    server.method("DELETE", "/v1/users/red");
    act("later", "\"user_id\":\"red\"", "item-010");

    assertThat(server.get("/v1/users/red/profile").json().path("items").findValuesAsText("item_id"))
        .containsExactly("item-010");
    try (RunningServer restarted = new RunningServer(store, new LiveParts(log))) {
      assertThat(restarted.get("/v1/users/red/profile").json().path("items")).hasSize(1);
    }
  }

  @Test
  void aReceiptCanBeChecked() throws Exception {
    act("e1", "\"user_id\":\"red\"", "item-050");
    JsonNode receipt = server.method("DELETE", "/v1/users/red").json();
    String url = receipt.path("verify_url").asText();
    assertThat(url).isEqualTo("/v1/users/red/forgotten/" + receipt.path("receipt_id").asText());

    JsonNode proof = server.get(url).json();
    assertThat(proof.path("trace_left").asBoolean()).isTrue();
    assertThat(trace(proof, "recent_acts")).isFalse();
    assertThat(trace(proof, "state")).isTrue();
    assertThat(trace(proof, "users_index")).isTrue();
    assertThat(trace(proof, "log")).isTrue();
    assertThat(detail(proof, "log")).contains("until the next compaction").contains("1 record");

    long watermark = log.lastReceivedAt();
    UserDocument blue = shop.document("blue", shop.user("blue"), watermark, true);
    log.compact(record -> record.kind() != LogKind.EVENT);
    promote(List.of(blue), watermark);

    proof = server.get(url).json();
    assertThat(proof.path("trace_left").asBoolean()).as(proof.toString()).isFalse();
    assertThat(proof.path("places").findValuesAsText("place"))
        .containsExactly("recent_acts", "state", "users_index", "sessions_index", "log");
    server.method("DELETE", "/v1/users/red");
    assertThat(server.get(url).status()).as("the older receipt still counts").isEqualTo(200);
  }

  @Test
  void aLogThatIsNotCompactedSaysUntilWhen() throws Exception {
    act("e1", "\"user_id\":\"red\"", "item-050");
    log.retain(new LogRetention.Limited(Duration.ofDays(90), Duration.ofDays(7)));
    JsonNode receipt = server.method("DELETE", "/v1/users/red").json();
    String url = receipt.path("verify_url").asText();

    JsonNode proof = server.get(url).json();
    String end =
        Instant.parse(proof.path("forgotten_at").asText()).plus(Duration.ofDays(90)).toString();
    assertThat(place(proof, "log").path("pending_until").asText()).isEqualTo(end);
    assertThat(detail(proof, "log")).contains("pending until " + end).contains("1 record");
    assertThat(place(proof, "recent_acts").path("pending_until").isNull()).isTrue();

    log.retain(new LogRetention.Unlimited("set its retention.ms"));
    proof = server.get(url).json();
    assertThat(trace(proof, "log")).isTrue();
    assertThat(place(proof, "log").path("pending_until").isNull()).isTrue();
    assertThat(detail(proof, "log")).contains("without end").contains("set its retention.ms");

    log.compact(record -> record.kind() != LogKind.EVENT);
    log.retain(new LogRetention.Limited(Duration.ofDays(90), Duration.ofDays(7)));
    proof = server.get(url).json();
    assertThat(place(proof, "log").path("pending_until").isNull()).as("nothing left").isTrue();
  }

  @Test
  void aPersonOfWhomNothingIsKnownCanBeForgotten() throws Exception {
    Answer answer = server.method("DELETE", "/v1/users/a%2Fb%20%C3%A9");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("deleted").path("profile_items").asInt(-1)).isZero();
    assertThat(log.records().getLast().json()).isEqualTo("{\"user_id\":\"a/b é\"}");
    assertThat(server.get(answer.json().path("verify_url").asText()).status()).isEqualTo(200);
    assertThat(server.get("/v1/users/a%2Fb%20%C3%A9").status()).isEqualTo(200);
    assertThat(server.get("/v1/users/never/profile").status()).isEqualTo(404);
  }

  @Test
  void withoutConsentNothingIsPersonal() throws Exception {
    act("e1", "\"user_id\":\"red\",\"session_id\":\"s1\"", "item-050");
    assertThat(ids(RED)).isNotEqualTo(ids(NOBODY));

    Answer off = consent("red", false);

    assertThat(off.status()).as(off.response().body()).isEqualTo(200);
    assertThat(off.json().toString()).isEqualTo("{\"user_id\":\"red\",\"personalization\":false}");
    assertThat(log.records().getLast())
        .extracting(LogRecord::kind, LogRecord::json)
        .containsExactly(LogKind.CONSENT, "{\"user_id\":\"red\",\"personalisation\":false}");
    assertThat(ids(RED)).isEqualTo(ids(NOBODY));
    assertThat(ids(RED + "&session_id=s1&session_items=item-050")).isEqualTo(ids(NOBODY));
    assertThat(ids(NOBODY + "&session_id=s1")).isEqualTo(ids(NOBODY));
    JsonNode profile = server.get("/v1/users/red/profile").json();
    assertThat(profile.path("personalization").asBoolean()).isFalse();
    assertThat(profile.path("items")).hasSize(11);
    try (RunningServer restarted = new RunningServer(store, new LiveParts(log))) {
      assertThat(ids(restarted, RED)).isEqualTo(ids(NOBODY));
    }
    consent("red", true);
    assertThat(ids(RED)).isNotEqualTo(ids(NOBODY));
  }

  @Test
  void theIndexRemembersTheWish() throws Exception {
    promote(List.of(shop.document("red", shop.user("red"), 5, false)), 1);

    assertThat(ids(RED)).isEqualTo(ids(NOBODY));
    consent("red", true);
    assertThat(ids(RED)).isNotEqualTo(ids(NOBODY));
  }

  @Test
  void aPersonOfWhomOnlyTheWishIsKnownIsKnown() throws Exception {
    consent("shy", false);

    assertThat(server.get("/v1/search?q=lamp&user_id=shy").status()).isEqualTo(200);
    assertThat(server.get("/v1/users/shy/profile").json().path("personalization").asBoolean(true))
        .isFalse();
  }

  @Test
  void aProfileSaysWhatIsKnownAndWhy() throws Exception {
    act("e1", "\"user_id\":\"red\"", "item-000");
    JsonNode profile = server.get("/v1/users/red/profile").json();

    assertThat(profile.path("user_id").asText()).isEqualTo("red");
    assertThat(profile.path("personalization").asBoolean()).isTrue();
    assertThat(profile.path("newest_record").asText()).startsWith("20");
    assertThat(profile.path("segments")).isEmpty();
    assertThat(profile.path("segments").isArray()).isTrue();
    assertThat(profile.path("items")).hasSize(10);
    JsonNode item = profile.path("items").path(0);
    assertThat(item.path("item_id").asText()).isEqualTo("item-000");
    assertThat(item.path("title").asText()).isEqualTo("Red Ceramic Lamp No 0");
    assertThat(item.path("weight").asDouble()).isBetween(0.99, 1.01);
    assertThat(item.path("because").toString())
        .isEqualTo(
            "[{\"action\":\"view\",\"weight\":1.0},{\"action\":\"purchase\",\"weight\":5.0}]");
    assertThat(profile.path("recent").path(0).path("item_id").asText()).isEqualTo("item-000");
    assertThat(profile.path("recent").path(0).path("action").asText()).isEqualTo("view");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PUT | /v1/users/red/consent | {} | 400 | personalization",
        "PUT | /v1/users/red/consent | {\"personalization\":\"no\"} | 400 | personalization",
        "PUT | /v1/users/red/consent | {\"personalization\":null} | 400 | personalization",
        "PUT | /v1/users/red/consent | {\"personalization\":false,\"x\":1} | 400 | x",
        "PUT | /v1/users/%20/consent | {\"personalization\":false} | 400 | user_id",
        "DELETE | /v1/users/%20 | `` | 400 | user_id",
        "DELETE | /v1/users/red?hard=1 | `` | 400 | hard",
        "GET | /v1/users/red/profile?size=1 | `` | 400 | size",
        "GET | /v1/users/nobody/profile | `` | 404 | user_id",
        "GET | /v1/users/red/forgotten/x | `` | 404 | receipt_id",
        "GET | /v1/users/red/forgotten/x?y=1 | `` | 400 | y",
      })
  void whatIsWrongIsNamed(String method, String path, String body, int status, String field)
      throws Exception {
    int before = log.records().size();
    Answer answer = server.method(method, path, body);

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.json().path("errors").path(0).path("field").asText()).isEqualTo(field);
    assertThat(log.records()).hasSize(before);
  }

  @Test
  void someoneElsesReceiptSaysNothing() throws Exception {
    String receipt = server.method("DELETE", "/v1/users/red").json().path("receipt_id").asText();
    server.method("DELETE", "/v1/users/blue");

    for (String wrong : List.of("blue/forgotten/" + receipt, "red/forgotten/" + receipt + "9")) {
      assertThat(server.get("/v1/users/" + wrong).status()).as(wrong).isEqualTo(404);
    }
  }

  @Test
  void aLogThatTakesNothingForgetsNobody() throws Exception {
    log.fail("no space left");
    assertThat(server.method("DELETE", "/v1/users/red").status()).isEqualTo(503);
    assertThat(consent("red", false).status()).isEqualTo(503);
    assertThat(ids(RED)).isNotEqualTo(ids(NOBODY));
  }

  private void promote(List<UserDocument> people, long watermark) throws Exception {
    String next = shop.write(store, people, watermark);
    store.promote(next);
    while (!server.get("/health/ready").response().body().contains(next)) {
      Thread.sleep(20);
    }
  }

  private Answer consent(String userId, boolean personalisation) throws Exception {
    return server.method(
        "PUT", "/v1/users/" + userId + "/consent", "{\"personalization\":" + personalisation + "}");
  }

  private void act(String eventId, String actor, String itemId) throws Exception {
    String event =
        "{\"event_id\":\"%s\",%s,\"action\":\"view\",\"item_id\":\"%s\"}"
            .formatted(eventId, actor, itemId);
    assertThat(server.post("/v1/events", event).json().path("accepted").asInt()).isEqualTo(1);
  }

  private static boolean trace(JsonNode proof, String place) {
    return place(proof, place).path("trace").asBoolean();
  }

  private static String detail(JsonNode proof, String place) {
    return place(proof, place).path("detail").asText();
  }

  private static JsonNode place(JsonNode proof, String name) {
    return StreamSupport.stream(proof.path("places").spliterator(), false)
        .filter(place -> place.path("place").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<String> ids(String path) throws Exception {
    return ids(server, path);
  }

  private static List<String> ids(RunningServer of, String path) throws Exception {
    Answer answer = of.get(path);
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    return StreamSupport.stream(answer.json().path("hits").spliterator(), false)
        .map(hit -> hit.path("item_id").asText())
        .toList();
  }
}
