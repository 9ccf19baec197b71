package io.leat.flink.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.apache.flink.api.common.JobID;

/** What the REST interface of a cluster on this machine tells of one job. */
final class JobRest implements AutoCloseable {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String job;
  private final HttpClient client = HttpClient.newHttpClient();

  JobRest(JobID job, int port) {
    this.job = "http://127.0.0.1:%d/jobs/%s".formatted(port, job);
  }

  /** The job, its vertices and how many of their tasks are in which state. */
  JsonNode job() throws IOException, InterruptedException {
    return get("");
  }

  /** Why it failed lately, the newest first. */
  JsonNode exceptions(int most) throws IOException, InterruptedException {
    return get("/exceptions?maxExceptions=" + most);
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(job + path)).timeout(LONGEST_ANSWER).build();
    return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
