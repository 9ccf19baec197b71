package io.leat.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.MemoryLog;
import io.leat.search.ShopFixture;
import io.leat.search.http.RunningServer.Answer;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminIT {
  private final ShopFixture shop = new ShopFixture(7);
  private SnapshotStore store;
  private RunningServer server;

  @BeforeAll
  void start(@TempDir Path root) {
    store = new SnapshotStore(root);
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
  void commandsAreCarriedOut() throws Exception {
    Answer refused = server.post("/v1/admin/rollback", "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("detail").asText()).contains("first that was promoted");

    Answer rebuilt = server.post("/v1/admin/rebuild", "{}");
    assertThat(rebuilt.json().toString())
        .isEqualTo(
            "{\"jobs\":[{\"name\":\"rebuild\",\"generation\":\"g0002\",\"state\":\"finished\"}]}");
    assertThat(server.post("/v1/admin/promote", "{\"generation\":\"g0002\"}").json().toString())
        .isEqualTo("{\"served\":\"g0002\",\"previous\":\"g0001\",\"jobs\":[]}");
    assertThat(server.post("/v1/admin/rollback", "").json().path("served").asText())
        .isEqualTo("g0001");
    assertThat(server.get("/v1/admin/status").json().path("previous").asText()).isEqualTo("g0002");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST | /v1/admin/promote | {} | 400 | generation is required",
        "POST | /v1/admin/promote | {\"generation\":\"\"} | 400 | blank",
        "POST | /v1/admin/promote | {\"generation\":[\"a\",\"b\"]} | 400 | once",
        "POST | /v1/admin/promote | {\"generation\":\"g0001\",\"x\":1} | 400 | x",
        "POST | /v1/admin/promote | `` | 400 | JSON",
        "POST | /v1/admin/promote | {\"generation\":\"g0099\"} | 409 | no generation 'g0099'",
        "POST | /v1/admin/rebuild | {\"x\":1} | 400 | x",
        "POST | /v1/admin/rollback?x=1 | `` | 400 | query string",
        "GET | /v1/admin/status?x=1 | `` | 400 | x",
      })
  void whatIsWrongIsTold(String method, String path, String body, int status, String detail)
      throws Exception {
    Answer answer = server.method(method, path, body);

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.json().path("detail").asText()).contains(detail);
  }

  @Test
  void aServerWithoutJobsHasNoSuchRoutes() throws Exception {
    try (RunningServer without = new RunningServer(store, new LiveParts(new MemoryLog()))) {
      assertThat(without.get("/v1/admin/status").status()).isEqualTo(404);
      assertThat(without.post("/v1/admin/rebuild", "").status()).isEqualTo(404);
    }
  }
}
