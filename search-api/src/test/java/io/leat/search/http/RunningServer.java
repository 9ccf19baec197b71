package io.leat.search.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.SearchSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real server on a free port, and a real client. */
final class RunningServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LeatServer server;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  RunningServer(SnapshotStore store) {
    this(store, null);
  }

  RunningServer(SnapshotStore store, @Nullable LiveParts live) {
    this(store, live, Protection.DEFAULT);
  }

  RunningServer(SnapshotStore store, @Nullable LiveParts live, Protection protection) {
    this(store, live, new ServerOptions(ServerOptions.LOOPBACK, 0, protection));
  }

  RunningServer(SnapshotStore store, @Nullable LiveParts live, ServerOptions options) {
    server = new LeatServer(store, SearchSettings.DEFAULT, options, live);
    server.start();
  }

  /** What came back. */
  record Answer(int status, String contentType, JsonNode json, HttpResponse<String> response) {}

  int port() {
    return server.port();
  }

  /** Every route: {@code GET /v1/search}. */
  List<String> routes() {
    return server.routes();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  /** With headers: name, value, name, value. */
  Answer with(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(path))
            .method(method, BodyPublishers.ofString(body))
            .headers(headers));
  }

  Answer post(String path, String body) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body)));
  }

  Answer method(String method, String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.noBody()));
  }

  Answer method(String method, String path, String body) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.ofString(body)));
  }

  Answer bytes(String path, byte[] body) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofByteArray(body)));
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    String contentType = response.headers().firstValue("content-type").orElse("");
    JsonNode json =
        contentType.contains("json") ? JSON.readTree(response.body()) : JSON.missingNode();
    return new Answer(response.statusCode(), contentType, json, response);
  }
}
