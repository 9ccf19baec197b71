package io.leat.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leat.data.EpochTime;
import io.leat.index.document.UserDocument;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.MemoryLog;
import io.leat.search.ShopFixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshnessIT {
  private final MemoryLog log = new MemoryLog();
  private final ShopFixture shop = new ShopFixture(7);
  private SnapshotStore store;

  @BeforeEach
  void promote(@TempDir Path root) {
    store = new SnapshotStore(root);
    store.promote(shop.write(store));
  }

  @Test
  void eachAnswerSaysWhichIndexAnswered() throws Exception {
    try (RunningServer server = new RunningServer(store)) {
      for (String path :
          List.of(
              "/v1/search?q=lamp",
              "/v1/recommend/for-you?user_id=red",
              "/v1/recommend/similar?item_id=item-001",
              "/v1/items/item-001",
              "/v1/users/red",
              "/v1/users/red/profile",
              "/health/ready")) {
        JsonNode index = server.get(path).json().path("index");
        assertThat(index.fieldNames())
            .toIterable()
            .as(path)
            .containsExactly("generation", "snapshot", "embedding_version");
        assertThat(index.path("embedding_version").asText()).matches("[0-9a-f]{8}");
      }
      JsonNode freshness = server.get("/v1/search?q=lamp&user_id=red").json().path("freshness");
      assertThat(freshness.toString()).isEqualTo("{\"event_watermark\":\"2023-11-14T22:13:20Z\"}");
    }
  }

  @Test
  void theLagIsTheAgeOfTheOldestThatIsNotPublished() throws Exception {
    try (RunningServer server = new RunningServer(store, new LiveParts(log))) {
      assertThat(freshness(server).path("lag_ms").asLong(-1)).isZero();
      assertThat(freshness(server).has("profile_age_ms")).isFalse();

      view(server, "e1", "red");
      Thread.sleep(50);
      view(server, "e2", "blue");

      assertThat(freshness(server).path("lag_ms").asLong()).isBetween(50L, 20_000L);
      assertThat(freshness(server).path("profile_age_ms").asLong()).isBetween(50L, 20_000L);
      assertThat(
              server
                  .get("/v1/recommend/similar?item_id=item-001")
                  .json()
                  .path("freshness")
                  .path("lag_ms")
                  .asLong())
          .isGreaterThanOrEqualTo(50);

      long watermark = log.lastReceivedAt();
      UserDocument red = shop.document("red", shop.user("red"), watermark, true);
      String next = shop.write(store, List.of(red), watermark);
      store.promote(next);
      await(server, next);

      assertThat(freshness(server).path("lag_ms").asLong(-1)).isZero();
      assertThat(freshness(server).path("event_watermark").asText())
          .isEqualTo(EpochTime.instant(watermark).toString());
      assertThat(freshness(server).path("profile_age_ms").asLong()).isBetween(0L, 20_000L);
      assertThat(server.get("/metrics").response().body())
          .contains("leat_event_visible_seconds_count{kind=\"event\"} 2")
          .contains("leat_event_visible_seconds_bucket{kind=\"event\",le=\"1.0\"}");
    }
  }

  @Test
  void aRestartKnowsWhatIsNotPublished() throws Exception {
    try (RunningServer server = new RunningServer(store, new LiveParts(log))) {
      view(server, "e1", "red");
    }
    Thread.sleep(20);
    try (RunningServer server = new RunningServer(store, new LiveParts(log))) {
      assertThat(freshness(server).path("lag_ms").asLong()).isGreaterThanOrEqualTo(20);
    }
  }

  private static JsonNode freshness(RunningServer server) throws Exception {
    return server.get("/v1/search?q=lamp&user_id=red").json().path("freshness");
  }

  private static void view(RunningServer server, String eventId, String userId) throws Exception {
    String event =
        "{\"event_id\":\"%s\",\"user_id\":\"%s\",\"action\":\"view\",\"item_id\":\"item-001\"}"
            .formatted(eventId, userId);
    assertThat(server.post("/v1/events", event).json().path("accepted").asInt()).isEqualTo(1);
  }

  private static void await(RunningServer server, String generation) throws Exception {
    while (!server.get("/health/ready").response().body().contains(generation)) {
      Thread.sleep(20);
    }
  }
}
