package io.leat.evaluation.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own. Safe for use by many threads. */
public final class LiveServer implements AutoCloseable {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
  private static final long LOOK_MILLIS = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  LiveServer(Process process, int port) {
    this.process = process;
    this.address = URI.create("http://127.0.0.1:" + port);
  }

  /**
   * An answer.
   *
   * @param body the JSON, empty where it is none
   */
  public record Answer(int status, JsonNode body) {
    public boolean isOk() {
      return status == 200;
    }
  }

  /** Waits until it serves; false when it ended before. */
  public boolean awaitReady(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    while (process.isAlive()) {
      try {
        if (get("/health/ready").isOk()) {
          return true;
        }
      } catch (IOException e) {
        // Nobody listens yet.
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the server was not ready within " + longest);
      }
      sleep(LOOK_MILLIS);
    }
    return false;
  }

  public Answer get(String path) throws IOException {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Answer post(String path, String json) throws IOException {
    return send("POST", path, BodyPublishers.ofString(json));
  }

  public Answer put(String path, String json) throws IOException {
    return send("PUT", path, BodyPublishers.ofString(json));
  }

  private Answer send(String method, String path, BodyPublisher body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(LONGEST_ANSWER)
            .method(method, body)
            .header("Content-Type", "application/json")
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
      return new Answer(
          response.statusCode(), json ? JSON.readTree(response.body()) : JSON.createObjectNode());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  static void sleep(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** Ends it as the operating system does: nothing of it runs any more. */
  public void kill() {
    process.destroyForcibly();
    join();
  }

  /** Asks it to end, and waits until it has. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_ANSWER.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    client.close();
  }

  private void join() {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
