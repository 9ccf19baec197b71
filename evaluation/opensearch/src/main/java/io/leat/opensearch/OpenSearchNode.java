package io.leat.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * One node, indexed and serving until its standard input ends.
 *
 * <pre>
 * OpenSearchNode EXPORT DATA PORT
 *   EXPORT/items.ndjson               indexed, merged into one segment, when DATA is new
 *   EXPORT/queries.ndjson      read   the questions
 *   EXPORT/opensearch.ndjson   made   the same as OpenSearch's requests
 * </pre>
 */
public final class OpenSearchNode {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BULK_LINES = 1000;

  /** How many neighbours of the person's vector are brought in: as many as Leat's of the text. */
  private static final int NEIGHBOURS = 100;

  private static final int SIZE = 20;

  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private OpenSearchNode(int port) {
    this.address = URI.create("http://127.0.0.1:" + port);
  }

  /** Runs the node. */
  public static void main(String[] arguments) throws Exception {
    Path export = Path.of(arguments[0]);
    Path data = Path.of(arguments[1]);
    int port = Integer.parseInt(arguments[2]);
    boolean indexed = Files.exists(data.resolve("indexed"));
    try (OpenSearchRunner runner = new OpenSearchRunner()) {
      runner.onBuild(
          (number, settings) -> {
            settings.put("network.host", "127.0.0.1");
            settings.put("http.port", port);
            settings.put("discovery.type", "single-node");
            settings.putList("discovery.seed_hosts");
          });
      runner.build(
          OpenSearchRunner.newConfigs()
              .basePath(data.toAbsolutePath().toString())
              .clusterName("leat-comparison")
              .numOfNode(1)
              .pluginTypes("org.opensearch.knn.plugin.KNNPlugin"));
      runner.ensureYellow();
      OpenSearchNode node = new OpenSearchNode(port);
      if (!indexed) {
        node.index(export.resolve("items.ndjson"));
        Files.createFile(data.resolve("indexed"));
      }
      writeRequests(export);
      System.out.println("Ready: " + node.address);
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    }
  }

  private void index(Path items) throws IOException, InterruptedException {
    long started = System.nanoTime();
    int dimension;
    try (BufferedReader lines = Files.newBufferedReader(items)) {
      dimension = JSON.readTree(lines.readLine()).get("embedding").size();
    }
    send("PUT", "/items", mapping(dimension));
    StringBuilder bulk = new StringBuilder();
    int count = 0;
    try (BufferedReader lines = Files.newBufferedReader(items)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        ObjectNode item = (ObjectNode) JSON.readTree(line);
        bulk.append("{\"index\":{\"_id\":").append(item.get("item_id")).append("}}\n");
        item.set("share", item.path("attributes").path("share"));
        bulk.append(item).append('\n');
        if (++count % BULK_LINES == 0) {
          bulk(bulk);
        }
      }
    }
    if (!bulk.isEmpty()) {
      bulk(bulk);
    }
    send("POST", "/items/_flush", "");
    send("POST", "/items/_forcemerge?max_num_segments=1", "");
    send("PUT", "/items/_settings", "{\"index\":{\"refresh_interval\":\"1s\"}}");
    send("POST", "/items/_refresh", "");
    System.err.printf("OpenSearch indexed in %.1f s%n", (System.nanoTime() - started) / 1e9);
  }

  private void bulk(StringBuilder lines) throws IOException, InterruptedException {
    JsonNode answer = JSON.readTree(send("POST", "/items/_bulk", lines.toString()));
    if (answer.path("errors").asBoolean()) {
      throw new IOException("OpenSearch did not take all: " + answer.path("items").path(0));
    }
    lines.setLength(0);
  }

  private static String mapping(int dimension) {
    return """
        {"settings": {"index": {"number_of_shards": 1, "number_of_replicas": 0, "knn": true,
           "refresh_interval": "-1"}},
         "mappings": {"_source": {"excludes": ["embedding"]}, "dynamic": false, "properties": {
           "title": {"type": "text"}, "description": {"type": "text"}, "brand": {"type": "text"},
           "categories": {"type": "text"}, "share": {"type": "keyword"}, "price": {"type": "double"},
           "popularity": {"type": "double"},
           "embedding": {"type": "knn_vector", "dimension": %d, "space_type": "innerproduct",
             "method": {"name": "hnsw", "engine": "lucene"}}}}}
        """
        .formatted(dimension);
  }

  private static void writeRequests(Path export) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(export.resolve("queries.ndjson"));
        BufferedWriter out = Files.newBufferedWriter(export.resolve("opensearch.ndjson"))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode query = JSON.readTree(line);
        ObjectNode request = JSON.createObjectNode();
        request.set("kind", query.get("kind"));
        request.put("path", "/items/_search");
        request.set("body", body(query));
        out.write(request.toString());
        out.newLine();
      }
    }
  }

  private static ObjectNode body(JsonNode query) {
    ObjectNode body = JSON.createObjectNode().put("size", SIZE);
    ObjectNode bool = body.putObject("query").putObject("bool");
    ArrayNode should = bool.putArray("should");
    if (query.has("text")) {
      ObjectNode words = should.addObject().putObject("multi_match");
      words.put("query", query.get("text").asText());
      words.putArray("fields").add("title^3").add("brand^2").add("categories^2").add("description");
      words.put("minimum_should_match", "2<67%");
    }
    ObjectNode filter = null;
    if (query.has("share")) {
      filter = JSON.createObjectNode();
      filter.putObject("term").set("share", query.get("share"));
      bool.putArray("filter").add(filter);
      bool.put("minimum_should_match", 1);
    }
    if (query.has("vector")) {
      ObjectNode neighbours = should.addObject().putObject("knn").putObject("embedding");
      neighbours.set("vector", query.get("vector"));
      neighbours.put("k", NEIGHBOURS);
      if (filter != null) {
        neighbours.set("filter", filter);
      }
    }
    return body;
  }

  private String send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(
          method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }
}
