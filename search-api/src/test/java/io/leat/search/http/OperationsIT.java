package io.leat.search.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.MemoryLog;
import io.leat.search.ShopFixture;
import io.leat.search.http.RunningServer.Answer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationsIT {
  private final ShopFixture shop = new ShopFixture(7);
  private SnapshotStore store;
  private RunningServer server;

  @BeforeEach
  void start(@TempDir Path root) {
    store = new SnapshotStore(root);
    store.promote(shop.write(store));
    shop.write(store);
    server = new RunningServer(store, new LiveParts(new MemoryLog()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void generationsAreListed() throws Exception {
    JsonNode list = server.get("/v1/admin/generations").json();

    assertThat(list.path("served").asText()).isEqualTo("g0001");
    assertThat(list.path("generations").findValuesAsText("name")).containsExactly("g0001", "g0002");
    JsonNode first = list.path("generations").path(0);
    assertThat(first.path("snapshots").toString()).isEqualTo("[1]");
    assertThat(first.path("shards").asInt()).isEqualTo(2);
    assertThat(first.path("bytes").asLong()).isGreaterThan(10_000);
    assertThat(first.path("complete_up_to").asText()).isEqualTo("2023-11-14T22:13:20Z");
    assertThat(first.has("problem")).isFalse();
  }

  @Test
  void verifyingIsAskedAboutMeanwhile() throws Exception {
    Answer started = server.post("/v1/admin/verify", "{\"generation\":\"g0002\"}");

    assertThat(started.status()).isEqualTo(202);
    String url = started.json().path("status_url").asText();
    JsonNode task = server.get(url).json();
    while (!task.path("state").asText().equals("done")) {
      assertThat(task.path("state").asText()).isIn("waiting", "running");
      Thread.sleep(10);
      task = server.get(url).json();
    }
    assertThat(task.path("name").asText()).isEqualTo("verify");
    assertThat(task.path("subject").asText()).isEqualTo("g0002");
    assertThat(task.path("findings")).isEmpty();
  }

  @Test
  void whatCameOfAnAnswerIsCountedForItsSurface() throws Exception {
    String search = server.get("/v1/search?q=lamp&size=7").json().path("query_id").asText();
    String strip =
        server.get("/v1/recommend/for-you?user_id=red&size=3").json().path("query_id").asText();
    server.get("/v1/search?q=Zzzz");
    server.get("/v1/search?q=zzzz");
    act("e1", search, "\"action\":\"click\"");
    act("e2", search, "\"action\":\"add_to_cart\"");
    act("e3", search, "\"action\":\"purchase\",\"price\":2.5,\"quantity\":2");
    act("e3", search, "\"action\":\"purchase\",\"price\":2.5,\"quantity\":2");
    act("e4", strip, "\"action\":\"view\"");
    act("e5", "of nobody", "\"action\":\"click\"");

    JsonNode counters = server.get("/v1/admin/counters").json();
    JsonNode searches = counters.path("surfaces").path("search");
    assertThat(searches.path("requests").asInt()).isEqualTo(3);
    assertThat(searches.path("zero_results").asInt()).isEqualTo(2);
    assertThat(searches.path("impressions").asInt()).isEqualTo(7);
    assertThat(searches.path("clicks").asInt()).isEqualTo(1);
    assertThat(searches.path("carts").asInt()).isEqualTo(1);
    assertThat(searches.path("purchases").asInt()).isEqualTo(2);
    assertThat(searches.path("revenue").asDouble()).isCloseTo(5, within(1e-9));
    assertThat(counters.path("surfaces").path("for-you").path("clicks").asInt()).isEqualTo(1);
    assertThat(counters.path("zero_result_queries").toString())
        .isEqualTo("[{\"text\":\"zzzz\",\"count\":2}]");
    assertThat(server.get("/metrics").response().body())
        .contains("leat_surface_total{counted=\"clicks\",surface=\"search\"} 1.0");
  }

  private void act(String id, String queryId, String what) throws Exception {
    String event =
        "{\"event_id\":\"%s\",\"session_id\":\"s1\",\"item_id\":\"item-001\",\"query_id\":\"%s\",%s}"
            .formatted(id, queryId, what);
    assertThat(server.post("/v1/events", event).status()).isEqualTo(200);
  }

  @Test
  void peopleAreFoundByTheirIds() throws Exception {
    assertThat(
            server
                .get("/v1/admin/people?prefix=r")
                .json()
                .path("users")
                .findValuesAsText("user_id"))
        .containsExactly("red");
    assertThat(server.get("/v1/admin/people").json().path("users")).hasSize(4);
    assertThat(server.get("/v1/admin/people?prefix=zz").json().path("users")).isEmpty();
  }

  @Test
  void theMapShowsTheColoursApart() throws Exception {
    JsonNode map = server.get("/v1/admin/map?size=200&user_id=red").json();

    assertThat(map.path("items")).hasSize(200);
    Map<String, double[]> middles = new HashMap<>();
    int recommended = 0;
    for (JsonNode item : map.path("items")) {
      String title = item.path("title").asText();
      double[] middle =
          middles.computeIfAbsent(title.substring(0, title.indexOf(' ')), name -> new double[2]);
      middle[0] += item.path("x").asDouble() / 50;
      middle[1] += item.path("y").asDouble() / 50;
      recommended += item.path("recommended").asBoolean() ? 1 : 0;
    }
    assertThat(recommended).isEqualTo(20);
    JsonNode interest = map.path("interest");
    double[] person = {interest.path("x").asDouble(), interest.path("y").asDouble()};
    double[] red = Objects.requireNonNull(middles.get("Red"));
    double furthest = 0;
    for (double[] middle : middles.values()) {
      furthest = Math.max(furthest, distance(person, middle));
    }
    assertThat(furthest).isGreaterThan(0.5);
    assertThat(distance(person, red)).isLessThan(furthest / 2);
    assertThat(server.get("/v1/admin/map?size=3").json().path("items")).hasSizeBetween(3, 4);
  }

  private static double distance(double[] one, double[] other) {
    return Math.hypot(one[0] - other[0], one[1] - other[1]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | /v1/admin/tasks/none | '' | 404 | task_id",
        "POST | /v1/admin/verify | {\"generation\":\"g0009\"} | 404 | generation",
        "POST | /v1/admin/verify | {} | 400 | generation",
        "GET | /v1/admin/map?size=0 | '' | 400 | size",
        "GET | /v1/admin/people?size=0 | '' | 400 | size",
        "GET | /v1/admin/generations?x=1 | '' | 400 | x",
        "GET | /v1/admin/counters?x=1 | '' | 400 | x",
      })
  void wrongRequestsAreProblemsThatNameTheField(
      String method, String path, String body, int status, String field) throws Exception {
    Answer answer = method.equals("GET") ? server.get(path) : server.method(method, path, body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("errors").path(0).path("field").asText()).isEqualTo(field);
  }
}
