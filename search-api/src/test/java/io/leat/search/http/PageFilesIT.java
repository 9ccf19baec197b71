package io.leat.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.http.RunningServer.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's files as a browser gets them. */
class PageFilesIT {
  /** What a first view may weigh, bytes. */
  private static final int MOST = 300_000;

  private static final Pattern NEEDED =
      Pattern.compile("(?:href|src)=\"(/page/[^\"]+)\"|(?:from|import) '([^']+\\.js)'");

  private RunningServer server;

  @BeforeEach
  void start(@TempDir Path root) {
    server = new RunningServer(new SnapshotStore(root));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/docs", "/page/app.js", "/page/views/shop.css", "/page/icon.svg"})
  void everyFileComesWithAStrictPolicy(String path) throws Exception {
    Answer answer = server.get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(header(answer, "content-security-policy"))
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .contains("frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe");
    assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
    assertThat(header(answer, "referrer-policy")).isEqualTo("no-referrer");
    assertThat(header(answer, "cross-origin-opener-policy")).isEqualTo("same-origin");
    assertThat(header(answer, "permissions-policy")).contains("geolocation=()");
  }

  @Test
  void theTypesAreThoseOfTheFiles() throws Exception {
    assertThat(server.get("/").contentType()).startsWith("text/html");
    assertThat(server.get("/page/app.js").contentType()).startsWith("text/javascript");
    assertThat(server.get("/page/base.css").contentType()).startsWith("text/css");
    assertThat(server.get("/page/icon.svg").contentType()).startsWith("image/svg+xml");
  }

  @Test
  void aBrowserThatHasAFileIsToldSo() throws Exception {
    Answer first = server.get("/page/app.js");
    String tag = header(first, "etag");
    assertThat(header(first, "cache-control")).isEqualTo("no-cache");

    Answer again = server.with("GET", "/page/app.js", "", "If-None-Match", tag);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.response().body()).isEmpty();
    Answer among = server.with("GET", "/page/app.js", "", "If-None-Match", "\"other\", " + tag);
    assertThat(among.status()).isEqualTo(304);
    Answer other = server.with("GET", "/page/app.js", "", "If-None-Match", "W/\"other\"");
    assertThat(other.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/page/",
        "/page/nothing.js",
        "/page/../openapi.json",
        "/page/%2e%2e/openapi.json",
        "/page/..%2fopenapi.json",
        "/page/views",
        "/page/messages/../app.js%00.css"
      })
  void nothingElseIsServed(String path) throws Exception {
    assertThat(server.get(path).status()).as(path).isIn(400, 404);
  }

  @Test
  void theFirstViewIsLight() throws Exception {
    Set<String> needed = new LinkedHashSet<>();
    Deque<String> toRead = new ArrayDeque<>();
    toRead.add("/");
    for (String view : new String[] {"views/shop.js", "views/shop.css", "messages/en.js"}) {
      toRead.add("/page/" + view); // by dynamic import
    }
    int plain = 0;
    int sent = 0;
    while (!toRead.isEmpty()) {
      String path = toRead.poll();
      if (!needed.add(path)) {
        continue;
      }
      byte[] compressed = compressed(path);
      String text = unpacked(compressed);
      plain += text.length();
      sent += compressed.length;
      Matcher matcher = NEEDED.matcher(text);
      while (matcher.find()) {
        toRead.add(
            matcher.group(1) != null
                ? matcher.group(1)
                : server.uri(path).resolve(matcher.group(2)).getPath());
      }
    }
    assertThat(needed).hasSizeGreaterThan(20).contains("/page/dom.js", "/page/messages/en/shop.js");
    assertThat(plain).as("uncompressed, of %s", needed).isLessThan(MOST);
    assertThat(sent).isLessThan(plain / 2);
  }

  private byte[] compressed(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> response =
          client.send(
              HttpRequest.newBuilder(server.uri(path)).header("Accept-Encoding", "gzip").build(),
              BodyHandlers.ofByteArray());
      assertThat(response.statusCode()).as(path).isEqualTo(200);
      return response.body();
    }
  }

  private static String unpacked(byte[] body) throws IOException {
    boolean isGzip = body.length > 1 && body[0] == (byte) 0x1f && body[1] == (byte) 0x8b;
    if (!isGzip) {
      return new String(body, StandardCharsets.UTF_8);
    }
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String header(Answer answer, String name) {
    return answer.response().headers().firstValue(name).orElse("");
  }
}
