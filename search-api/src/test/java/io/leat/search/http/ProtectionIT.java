package io.leat.search.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.ShopFixture;
import io.leat.search.http.RunningServer.Answer;
import io.leat.search.keys.KeyFile;
import io.leat.search.keys.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtectionIT {
  private static final String SEARCH = "/v1/search?q=lamp";

  private SnapshotStore store;
  private Path directory;

  @BeforeAll
  void write(@TempDir Path root) {
    directory = root;
    store = new SnapshotStore(root.resolve("index"));
    store.promote(new ShopFixture(7).write(store));
  }

  @Test
  void aKeyIsGoodForItsScopesAndNothingElse() throws Exception {
    KeyFile file = new KeyFile(directory.resolve("scopes.jsonl"));
    String searching = file.create("shop", EnumSet.of(Scope.SEARCH));
    String both = file.create("shop", EnumSet.of(Scope.EVENTS, Scope.ADMIN));
    assertThat(Files.readString(file.path())).doesNotContain(searching, both);
    try (RunningServer server = new RunningServer(store, null, Protection.DEFAULT.withKeys(file))) {
      Answer without = server.get(SEARCH);
      assertProblem(without, 401, "key-required");
      assertThat(without.response().headers().firstValue("www-authenticate")).contains("Bearer");
      assertProblem(get(server, SEARCH, searching + "x"), 401, "unknown-key");
      assertProblem(get(server, SEARCH, "leat_" + "0".repeat(12) + "_x"), 401, "unknown-key");
      assertProblem(get(server, SEARCH, ""), 401, "key-required");
      assertProblem(get(server, SEARCH, both), 403, "wrong-scope");
      assertThat(get(server, SEARCH, searching).status()).isEqualTo(200);
      assertThat(server.with("GET", SEARCH, "", "X-Api-Key", searching).status()).isEqualTo(200);
      assertProblem(get(server, "/v1/users/red/profile", searching), 403, "wrong-scope");
      assertProblem(get(server, "/metrics", searching), 403, "wrong-scope");
      assertThat(get(server, "/metrics", both).status()).isEqualTo(200);
      assertProblem(server.get("/v1/nothing"), 401, "key-required");
      assertThat(server.get("/health/ready").status()).isEqualTo(200);
    }
  }

  @Test
  void aKeyIsRevokedByDeletingItsLine() throws Exception {
    KeyFile file = new KeyFile(directory.resolve("revoked.jsonl"));
    String token = file.create("shop", Set.of(Scope.SEARCH));
    try (RunningServer server = new RunningServer(store, null, Protection.DEFAULT.withKeys(file))) {
      assertThat(get(server, SEARCH, token).status()).isEqualTo(200);

      Files.writeString(file.path(), "");
      Files.setLastModifiedTime(file.path(), FileTime.from(Instant.now().plusSeconds(5)));

      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (get(server, SEARCH, token).status() == 200 && System.nanoTime() < end) {
        Thread.sleep(100);
      }
      assertProblem(get(server, SEARCH, token), 401, "unknown-key");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /v1/search,                     SEARCH",
    "POST,   /v1/search,                     SEARCH",
    "GET,    /v1/recommend/similar,          SEARCH",
    "PUT,    /v1/items/a,                    ADMIN",
    "POST,   /v1/items:batch,                ADMIN",
    "POST,   /v1/events,                     EVENTS",
    "PUT,    /v1/users/a/consent,            EVENTS",
    "POST,   /v1/multi,                      SEARCH",
    "GET,    /v1/users/a,                    ADMIN",
    "DELETE, /v1/users/a,                    ADMIN",
    "POST,   /v1/admin/rebuild,              ADMIN",
    "GET,    /v1/of-the-future,              SEARCH"
  })
  void everyRouteHasAScope(String method, String path, Scope scope) {
    assertThat(AccessGuard.needed(method, path)).isEqualTo(scope);
  }

  @Test
  void whoAsksTooOftenIsToldWhenToComeAgain() throws Exception {
    try (RunningServer server = new RunningServer(store, null, Protection.DEFAULT.withRate(3))) {
      List<Integer> statuses = new ArrayList<>();
      Answer last = server.get(SEARCH);
      for (int i = 0; i < 30 && last.status() == 200; i++) {
        statuses.add(last.status());
        last = server.get(SEARCH);
      }
      assertThat(statuses).hasSizeGreaterThanOrEqualTo(2);
      assertProblem(last, 429, "too-many-requests");
      assertThat(last.response().headers().firstValue("retry-after")).contains("1");
      assertThat(server.get("/health/live").status()).isEqualTo(200);
    }
  }

  @Test
  void whatIsTooMuchIsTurnedAwayAndHealthIsNot() throws Exception {
    Protection one = Protection.DEFAULT.withConcurrency(1, 0);
    try (RunningServer server = new RunningServer(store, null, one);
        Socket slow = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      OutputStream out = slow.getOutputStream();
      out.write(
          "POST /v1/search HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\n{"
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      // Were it to arrive while another is answered, it would be turned away itself.
      Thread.sleep(500);
      Answer answer = server.get(SEARCH);
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (answer.status() == 200 && System.nanoTime() < end) {
        answer = server.get(SEARCH);
      }

      assertProblem(answer, 503, "http-503");
      assertThat(answer.response().headers().firstValue("retry-after")).contains("1");
      assertThat(server.get("/health/ready").status()).isEqualTo(200);
      assertThat(server.get("/metrics").response().body())
          .containsPattern("leat_http_shed_total [1-9]");
      out.write("\"q\": \"lamp\"       }".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      assertThat(slow.getInputStream().readNBytes(12))
          .asString(StandardCharsets.US_ASCII)
          .isEqualTo("HTTP/1.1 200");
    }
  }

  @Test
  void aSearchThatTakesTooLongAnswersWithWhatItHasAndSaysSo() throws Exception {
    Protection hasty = Protection.DEFAULT.withDeadline(Duration.ofNanos(1));
    try (RunningServer server = new RunningServer(store, null, hasty)) {
      Answer cut = server.get(SEARCH);
      assertThat(cut.status()).as(cut.response().body()).isEqualTo(200);
      assertThat(cut.response().headers().firstValue(RequestGuards.DEGRADED)).contains("deadline");
    }
    try (RunningServer server = new RunningServer(store)) {
      assertThat(server.get(SEARCH).response().headers().firstValue(RequestGuards.DEGRADED))
          .isEmpty();
    }
  }

  @Test
  void scriptsOfNamedPagesMayAsk() throws Exception {
    Protection shared = Protection.DEFAULT.withOrigins(List.of("https://shop.example"));
    try (RunningServer server = new RunningServer(store, null, shared)) {
      assertThat(allowed(server, "https://shop.example")).isEqualTo("https://shop.example");
      assertThat(allowed(server, "https://other.example")).isEmpty();
    }
    try (RunningServer server = new RunningServer(store)) {
      assertThat(allowed(server, "https://shop.example")).isEmpty();
    }
  }

  @Test
  void pagesOfOtherHostsDoNotWriteHere() throws Exception {
    try (RunningServer server = new RunningServer(store)) {
      assertThat(post(server, "https://evil.example")).isEqualTo(403);
      assertThat(post(server, "null")).isEqualTo(403);
      assertThat(post(server, "http://127.0.0.1:" + server.port())).isEqualTo(200);
      assertThat(server.post("/v1/search", "{\"q\":\"lamp\"}").status()).isEqualTo(200);
    }
    Protection shared = Protection.DEFAULT.withOrigins(List.of("https://shop.example"));
    try (RunningServer server = new RunningServer(store, null, shared)) {
      assertThat(post(server, "https://evil.example")).isEqualTo(403);
      assertThat(post(server, "https://shop.example")).isEqualTo(200);
      assertThat(post(server, "http://127.0.0.1:" + server.port())).isEqualTo(200);
    }
  }

  @Test
  void browsersMayAskBeforehand() throws Exception {
    Protection shared = Protection.DEFAULT.withOrigins(List.of("https://shop.example"));
    try (RunningServer server = new RunningServer(store, null, shared)) {
      Answer answer =
          server.with(
              "OPTIONS",
              "/v1/items/lamp",
              "",
              "Origin",
              "https://shop.example",
              "Access-Control-Request-Method",
              "PUT",
              "Access-Control-Request-Headers",
              "content-type,authorization");
      assertThat(answer.status()).isEqualTo(200);
      HttpHeaders headers = answer.response().headers();
      assertThat(headers.firstValue("access-control-allow-origin"))
          .contains("https://shop.example");
      assertThat(headers.firstValue("access-control-allow-methods").orElse("")).contains("PUT");
      assertThat(headers.firstValue("access-control-allow-headers").orElse(""))
          .contains("Content-Type", "Authorization");
      assertThat(headers.firstValue("access-control-allow-credentials")).isEmpty();
    }
  }

  private static int post(RunningServer server, String origin) throws Exception {
    return server.with("POST", "/v1/search", "{\"q\":\"lamp\"}", "Origin", origin).status();
  }

  private static String allowed(RunningServer server, String origin) throws Exception {
    return server
        .with("GET", SEARCH, "", "Origin", origin)
        .response()
        .headers()
        .firstValue("access-control-allow-origin")
        .orElse("");
  }

  @Test
  void otherMachinesAreNotServedByOversight() {
    assertThatThrownBy(() -> new ServerOptions("0.0.0.0", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--keys");
    assertThat(new ServerOptions("0.0.0.0", 0, Protection.DEFAULT.withOpen()).host())
        .isEqualTo("0.0.0.0");
    assertThat(new ServerOptions("localhost", 0).host()).isEqualTo("localhost");
  }

  private static Answer get(RunningServer server, String path, String token)
      throws IOException, InterruptedException {
    return server.with("GET", path, "", "Authorization", "Bearer " + token);
  }

  private static void assertProblem(Answer answer, int status, String name) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith(Problem.CONTENT_TYPE);
    assertThat(answer.json().path("type").asText()).endsWith(":" + name);
  }
}
