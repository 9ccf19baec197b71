package io.leat.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leat.data.log.LogEntry;
import io.leat.data.log.LogKind;
import io.leat.index.document.UserDocument;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.MemoryLog;
import io.leat.search.ShopFixture;
import io.leat.search.http.RunningServer.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Click, search, and the order has changed: no index is written in between. */
class LiveShopperIT {
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
  void aClickChangesTheVeryNextSearch() throws Exception {
    String search = "/v1/search?q=lamp&user_id=red&personalization=1&size=10";
    assertThat(colours(search)).containsOnly("Red");

    clickBlue("\"user_id\":\"red\"");

    assertThat(colours(search).getFirst()).isEqualTo("Blue");
    JsonNode because = server.get("/v1/recommend/for-you?user_id=red&size=1").json();
    assertThat(because.path("hits").path(0).path("fields").path("title").asText())
        .startsWith("Blue");
  }

  @Test
  void aSessionsClicksCountForWhoeverAsksWithIt() throws Exception {
    String anonymous = "/v1/search?q=lamp&personalization=1&size=10";
    List<String> nobody = colours(anonymous);

    clickBlue("\"session_id\":\"s1\"");

    assertThat(colours(anonymous)).isEqualTo(nobody);
    assertThat(colours(anonymous + "&session_id=s1")).containsOnly("Blue");
    assertThat(colours(anonymous + "&session_id=s2")).isEqualTo(nobody);
    assertThat(colours(anonymous + "&session_id=s1&user_id=red").getFirst()).isEqualTo("Blue");
  }

  @Test
  void aUserOfWhomOnlyTheMemoryKnowsIsKnown() throws Exception {
    assertThat(server.get("/v1/users/fresh").status()).isEqualTo(404);
    JsonNode unknown = server.get("/v1/recommend/for-you?user_id=fresh").json();
    assertThat(unknown.path("personalization").path("profile").asText()).isEqualTo("unknown_user");
    assertThat(unknown.path("source").asText()).isEqualTo("popular");

    clickBlue("\"user_id\":\"fresh\"");

    assertThat(colours("/v1/search?q=lamp&user_id=fresh&personalization=1")).startsWith("Blue");
    assertThat(colours("/v1/recommend/for-you?user_id=fresh&size=3")).containsOnly("Blue");
  }

  @Test
  void whatTheIndexHasIsNotCountedAgain() throws Exception {
    clickBlue("\"user_id\":\"red\"");
    String search = "/v1/search?q=lamp&user_id=red&personalization=1&size=40";
    List<String> live = scores(search);
    long position = log.lastReceivedAt();

    UserDocument red = shop.document("red", shop.with("red", log.records()), position, true);
    String next = shop.write(store, List.of(red), 1);
    store.promote(next);
    await(next);

    assertThat(scores(search)).isEqualTo(live);
  }

  @Test
  void aRestartRemembers() throws Exception {
    clickBlue("\"session_id\":\"s1\"");
    String search = "/v1/search?q=lamp&session_id=s1&personalization=1&size=40";
    List<String> before = scores(search);
    try (RunningServer restarted = new RunningServer(store, new LiveParts(log))) {
      assertThat(scores(restarted, search)).isEqualTo(before);
    }
  }

  @Test
  void aRecordThatNobodyCanReadStopsNothing() throws Exception {
    log.append(List.of(new LogEntry("u", LogKind.EVENT, "{\"event_id\":5}")));
    clickBlue("\"user_id\":\"fresh\"");
    try (RunningServer restarted = new RunningServer(store, new LiveParts(log))) {
      assertThat(restarted.get("/v1/search?q=lamp&user_id=fresh").status()).isEqualTo(200);
    }
  }

  @Test
  void aWrongSessionIsTold() throws Exception {
    for (String path :
        List.of(
            "/v1/search?q=lamp&session_id=", "/v1/recommend/for-you?user_id=red&session_id=%20")) {
      Answer answer = server.get(path);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("errors").path(0).path("field").asText())
          .isEqualTo("session_id");
    }
  }

  private void clickBlue(String actor) throws Exception {
    for (int each = 0; each < 6; each++) {
      String event =
          "{\"event_id\":\"%s %d\",%s,\"action\":\"add_to_cart\",\"item_id\":\"%s\"}"
              .formatted(
                  actor.replace("\"", ""),
                  each,
                  actor,
                  ShopFixture.itemId(ShopFixture.number(0, 1, each)));
      assertThat(server.post("/v1/events", event).json().path("accepted").asInt()).isEqualTo(1);
    }
  }

  private void await(String generation) throws Exception {
    while (!server.get("/health/ready").response().body().contains(generation)) {
      Thread.sleep(20);
    }
  }

  private List<String> colours(String path) throws Exception {
    Answer answer = server.get(path);
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    List<String> colours = new ArrayList<>();
    for (JsonNode hit : answer.json().path("hits")) {
      String title = hit.path("fields").path("title").asText();
      colours.add(title.substring(0, title.indexOf(' ')));
    }
    return colours;
  }

  private List<String> scores(String path) throws Exception {
    return scores(server, path);
  }

  private static List<String> scores(RunningServer of, String path) throws Exception {
    List<String> scores = new ArrayList<>();
    for (JsonNode hit : of.get(path).json().path("hits")) {
      scores.add(hit.path("item_id").asText() + " %.6f".formatted(hit.path("score").asDouble()));
    }
    return scores;
  }
}
