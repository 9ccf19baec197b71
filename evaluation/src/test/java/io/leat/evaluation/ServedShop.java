package io.leat.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leat.data.ShopFiles;
import io.leat.flink.Rebuild;
import io.leat.flink.RebuildProgress;
import io.leat.flink.RebuildReport;
import io.leat.flink.RebuildRequest;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.SearchSettings;
import io.leat.search.http.LeatServer;
import io.leat.search.http.ServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;

/** A shop rebuilt for real and served on a real port. */
final class ServedShop implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path index;
  private final LeatServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private ServedShop(Path index) {
    this.index = index;
    this.server =
        new LeatServer(new SnapshotStore(index), SearchSettings.DEFAULT, ServerOptions.onPort(0));
    server.start();
  }

  /** Serves what was promoted in this index. */
  static ServedShop of(Path index) {
    return new ServedShop(index);
  }

  static RebuildReport rebuild(ShopFiles shop, Path index) {
    return Rebuild.embedded().run(RebuildRequest.of(shop, index), RebuildProgress.NONE);
  }

  SnapshotStore store() {
    return new SnapshotStore(index);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** The explained answer to a path with parameters in pairs of name and value; it must be 200. */
  JsonNode get(String path, String... parameters) {
    StringBuilder query = new StringBuilder(path).append("?explain=true");
    for (int i = 0; i < parameters.length; i += 2) {
      query.append('&').append(parameters[i]).append('=');
      query.append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
    }
    try {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(address().resolve(query.toString())).build(),
              HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new AssertionError(query + " answered " + response.statusCode() + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  List<String> recommend(String user, int size) {
    return itemIds(get("/v1/recommend/for-you", "user_id", user, "size", "" + size));
  }

  static List<String> itemIds(JsonNode answer) {
    List<String> ids = new ArrayList<>();
    answer.get("hits").forEach(hit -> ids.add(hit.get("item_id").asText()));
    return ids;
  }

  static List<String> titles(JsonNode answer) {
    List<String> titles = new ArrayList<>();
    answer.get("hits").forEach(hit -> titles.add(hit.get("fields").get("title").asText()));
    return titles;
  }

  /** Asserts of an answer with hits that every score is the sum of its parts. */
  static void assertPartsAddUp(JsonNode answer) {
    assertThat(answer.get("hits")).isNotEmpty();
    for (JsonNode hit : answer.get("hits")) {
      double sum = 0;
      for (JsonNode part : hit.get("parts")) {
        sum += part.get("contribution").asDouble();
      }
      assertThat(sum).isCloseTo(hit.get("score").asDouble(), Offset.offset(1e-6));
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
