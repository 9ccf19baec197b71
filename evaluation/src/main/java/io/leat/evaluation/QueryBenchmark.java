package io.leat.evaluation;

import io.leat.data.ShopException;
import io.leat.index.IndexName;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * How long a shopper waits: requests one after another over HTTP to a running server, each kind
 * warmed up first, the kinds taken in turn so that a slow spell of the machine falls on all.
 */
public final class QueryBenchmark {
  private final URI server;
  private final ShopQueries queries;
  private final Random random;
  private final HttpClient client = HttpClient.newHttpClient();

  public QueryBenchmark(URI server, ShopQueries queries, Random random) {
    this.server = server;
    this.queries = queries;
    this.random = random;
  }

  /**
   * Measures every kind of request.
   *
   * @param requests of each kind; a fifth of so many come before and are not counted
   * @param progress told how many requests are done, of {@code 4 * requests} and the fifth
   */
  public Map<String, Latencies> run(int requests, LongConsumer progress) {
    Map<String, Supplier<String>> kinds = new LinkedHashMap<>();
    kinds.put("search", () -> "/v1/search?q=" + encode(pick(queries.texts())));
    kinds.put(
        "search_personalised",
        () ->
            "/v1/search?q=%s&user_id=%s"
                .formatted(encode(pick(queries.texts())), encode(pick(queries.userIds()))));
    kinds.put("similar", () -> "/v1/items/%s/similar".formatted(encode(pick(queries.itemIds()))));
    kinds.put(
        "recommendations",
        () -> "/v1/users/%s/recommendations".formatted(encode(pick(queries.userIds()))));

    int warmUp = Math.max(1, requests / 5);
    Map<String, long[]> times = new LinkedHashMap<>();
    kinds.keySet().forEach(kind -> times.put(kind, new long[requests]));
    long done = 0;
    for (int i = -warmUp; i < requests; i++) {
      for (Map.Entry<String, Supplier<String>> kind : kinds.entrySet()) {
        long nanoseconds = time(kind.getValue().get());
        if (i >= 0) {
          times.get(kind.getKey())[i] = nanoseconds;
        }
        progress.accept(++done);
      }
    }
    Map<String, Latencies> latencies = new LinkedHashMap<>();
    times.forEach((kind, measured) -> latencies.put(kind, Latencies.of(measured)));
    return latencies;
  }

  /** Bytes of the items index, vectors and stored records included, divided by the items. */
  public static double bytesPerItem(SnapshotStore store, String generation, long items) {
    Snapshot snapshot =
        store
            .latest(generation)
            .orElseThrow(() -> new ShopException(generation + " has no published snapshot"));
    long bytes =
        snapshot.shards().stream()
            .filter(shard -> shard.index() == IndexName.ITEMS)
            .flatMap(shard -> shard.files().stream())
            .mapToLong(Snapshot.FileEntry::size)
            .sum();
    return (double) bytes / items;
  }

  private long time(String path) {
    HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).build();
    try {
      long started = System.nanoTime();
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      long elapsed = System.nanoTime() - started;
      if (response.statusCode() != 200) {
        throw new ShopException(
            "%s answered %d: %s".formatted(path, response.statusCode(), response.body()));
      }
      return elapsed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ShopException("interrupted while waiting for " + path);
    }
  }

  private String pick(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
