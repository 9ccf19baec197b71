package io.leat.evaluation.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Stands between the browser and the server, and spoils what it is told to. */
final class FaultyProxy implements AutoCloseable {
  private static final Set<String> NOT_PASSED =
      Set.of("connection", "content-length", "transfer-encoding", "content-encoding", "host");

  private final HttpServer server;
  private final URI target;
  private final HttpClient client = HttpClient.newHttpClient();

  private volatile Predicate<String> fails = path -> false;
  private volatile Predicate<String> waits = path -> false;
  private volatile UnaryOperator<String> rewritten = UnaryOperator.identity();
  private final Semaphore held = new Semaphore(0);

  FaultyProxy(URI target) throws IOException {
    this.target = target;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** All is passed on as it is. */
  void heal() {
    fails = path -> false;
    waits = path -> false;
    rewritten = UnaryOperator.identity();
  }

  /** Answers these paths with 500 and something that is no JSON. */
  void fail(Predicate<String> paths) {
    fails = paths;
  }

  /** Holds these paths until {@link #letGo} is called. */
  void hold(Predicate<String> paths) {
    waits = paths;
  }

  /** Lets what is held go on, and holds no more. */
  void letGo() {
    waits = path -> false;
    held.release(1_000);
  }

  /** Changes the text of answers of the API. */
  void rewrite(UnaryOperator<String> change) {
    rewritten = change;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (waits.test(path)) {
        held.acquire();
      }
      if (fails.test(path)) {
        send(exchange, 500, "<html>broken</html>".getBytes(StandardCharsets.UTF_8));
        return;
      }
      HttpResponse<byte[]> response = client.send(request(exchange), BodyHandlers.ofByteArray());
      response
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (isPassed(name)) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      byte[] body = response.body();
      send(exchange, response.statusCode(), path.startsWith("/v1/") ? spoilt(body) : body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] spoilt(byte[] body) {
    return rewritten
        .apply(new String(body, StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    List<String> types = exchange.getRequestHeaders().getOrDefault("Content-Type", List.of());
    types.forEach(type -> request.header("Content-Type", type));
    return request.build();
  }

  private static boolean isPassed(String name) {
    return !name.startsWith(":") && !NOT_PASSED.contains(name.toLowerCase(Locale.ROOT));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    letGo();
    server.stop(0);
    client.close();
  }
}
