package io.leat.search.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.MemoryLog;
import io.leat.search.ShopFixture;
import io.leat.search.http.RunningServer.Answer;
import io.leat.search.keys.KeyFile;
import io.leat.search.keys.Scope;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabIT {
  private final ShopFixture shop = new ShopFixture(7);
  private SnapshotStore store;
  private RunningServer server;

  @BeforeAll
  void start(@TempDir Path root) {
    store = new SnapshotStore(root);
    store.promote(shop.write(store));
    // The second generation knows nobody.
    shop.write(store, List.of(), 1);
    server = new RunningServer(store, new LiveParts(new MemoryLog()));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/search", "/v1/admin/search"})
  void weightsOfARequestTakeTheServersPlace(String route) throws Exception {
    JsonNode hits =
        server
            .get(
                route
                    + "?q=lamp&user_id=red&explain=true"
                    + "&weight_text=0&weight_interest=2.5&weight_popularity=0.5")
            .json()
            .path("hits");

    assertThat(hits).isNotEmpty();
    for (JsonNode hit : hits) {
      double sum = 0;
      Map<String, Double> weights = new HashMap<>();
      for (JsonNode part : hit.path("parts")) {
        sum += part.path("contribution").asDouble();
        weights.put(part.path("name").asText(), part.path("weight").asDouble());
      }
      assertThat(sum).isCloseTo(hit.path("score").asDouble(), within(1e-9));
      assertThat(weights)
          .containsEntry("text", 0.0)
          .containsEntry("interest", 2.5)
          .containsEntry("popularity", 0.5);
    }
    assertThat(hits.path(0).at("/fields/title").asText()).startsWith("Red");
  }

  @ParameterizedTest
  @CsvSource({"weighted", "rrf"})
  void everyPartTellsTheRankOfItsOwn(String blend) throws Exception {
    JsonNode answer =
        server.get("/v1/search?q=lamp&user_id=red&explain=true&size=40&blend=" + blend).json();

    Map<Integer, Double> interests = new HashMap<>();
    for (JsonNode hit : answer.path("hits")) {
      for (JsonNode part : hit.path("parts")) {
        if (part.path("name").asText().equals("interest")) {
          interests.put(part.path("rank").asInt(), part.path("raw").asDouble());
        }
      }
    }
    assertThat(interests.keySet()).contains(1, 2, 40);
    assertThat(interests.get(1)).isGreaterThan(interests.get(2));
    assertThat(interests.get(2)).isGreaterThan(interests.get(40));
    assertThat(answer.path("diagnostics").findValuesAsText("name"))
        .contains("text", "interest", "popularity");
  }

  @Test
  void anotherGenerationIsAskedWithoutBeingServed() throws Exception {
    String question = "/v1/admin/search?q=lamp&user_id=red&generation=";
    JsonNode served = server.get(question + "g0001").json();
    JsonNode other = server.get(question + "g0002").json();

    assertThat(served.at("/personalization/profile").asText()).isEqualTo("user");
    assertThat(other.at("/index/generation").asText()).isEqualTo("g0002");
    assertThat(other.at("/personalization/profile").asText()).isEqualTo("unknown_user");
    assertThat(other.path("hits")).hasSize(20);
    assertThat(server.get("/v1/search?q=lamp").json().at("/index/generation").asText())
        .isEqualTo("g0001");

    Answer unknown = server.get(question + "g0099");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().path("detail").asText()).contains("no generation 'g0099'");
  }

  @Test
  void whatIsTriedOutIsCountedNowhere() throws Exception {
    long before = server.get("/v1/admin/counters").json().at("/surfaces/search/requests").asLong();

    server.get("/v1/admin/search?q=lamp");
    JsonNode answer = server.get("/v1/admin/search?q=lamp&size=3").json();

    assertThat(answer.path("next_cursor").isNull()).isTrue();
    assertThat(server.get("/v1/admin/counters").json().at("/surfaces/search/requests").asLong())
        .isEqualTo(before);
  }

  @Test
  void tryingOutIsForAdministrators(@TempDir Path directory) throws Exception {
    KeyFile file = new KeyFile(directory.resolve("keys.jsonl"));
    String searching = "Bearer " + file.create("shop", Set.of(Scope.SEARCH));
    String administering = "Bearer " + file.create("desk", Set.of(Scope.ADMIN));
    try (RunningServer guarded =
        new RunningServer(store, null, Protection.DEFAULT.withKeys(file))) {
      String path = "/v1/admin/search?q=lamp&generation=g0002";

      assertThat(guarded.get(path).status()).isEqualTo(401);
      assertThat(guarded.with("GET", path, "", "Authorization", searching).status()).isEqualTo(403);
      assertThat(guarded.with("GET", path, "", "Authorization", administering).status())
          .isEqualTo(200);
    }
  }

  @Test
  void thePulseTellsWhatComesInAndWhatIsTurnedAway() throws Exception {
    server.post(
        "/v1/events",
        "[{\"event_id\":\"p1\",\"user_id\":\"u\",\"action\":\"view\",\"item_id\":\"item-001\"},"
            + "{\"event_id\":\"p2\",\"user_id\":\"u\",\"action\":\"view\"}]");
    server.get("/v1/search?q=lamp");

    JsonNode pulse = server.get("/v1/admin/pulse").json();

    assertThat(pulse.at("/taken/events/accepted").asInt()).isEqualTo(1);
    assertThat(pulse.at("/taken/events/rejected").asInt()).isEqualTo(1);
    assertThat(pulse.at("/rejects/0/field").asText()).isEqualTo("item_id");
    assertThat(pulse.at("/rejects/0/example").asText()).contains("add its item_id");
    assertThat(pulse.path("lag_ms").isIntegralNumber()).isTrue();
    assertThat(pulse.path("events_per_second")).hasSize(60);
    assertThat(pulse.path("answers").path("GET /v1/search").path("p95_ms").asDouble()).isPositive();
  }
}
