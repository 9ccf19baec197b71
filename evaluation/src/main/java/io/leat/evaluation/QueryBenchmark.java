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
   * @param progress told how many of {@link #requestsInAll} are done
   */
  public Map<String, Latencies> run(int requests, LongConsumer progress) {
    List<Kind> kinds =
        List.of(
            new Kind("search", new long[requests], () -> "/v1/search?q=" + text()),
            new Kind(
                "search_personalised",
                new long[requests],
                () -> "/v1/search?q=" + text() + "&user_id=" + user()),
            new Kind(
                "similar", new long[requests], () -> "/v1/recommend/similar?item_id=" + item()),
            new Kind(
                "recommendations",
                new long[requests],
                () -> "/v1/recommend/for-you?user_id=" + user()));
    int warmUp = warmUp(requests);
    long done = 0;
    for (int i = -warmUp; i < requests; i++) {
      for (Kind kind : kinds) {
        long nanoseconds = time(kind.path.get());
        if (i >= 0) {
          kind.times[i] = nanoseconds;
        }
        progress.accept(++done);
      }
    }
    Map<String, Latencies> latencies = new LinkedHashMap<>();
    kinds.forEach(kind -> latencies.put(kind.name, Latencies.of(kind.times)));
    return latencies;
  }

  /** How many requests {@link #run} sends in all. */
  public static long requestsInAll(int requests) {
    return 4L * (requests + warmUp(requests));
  }

  private static int warmUp(int requests) {
    return Math.max(1, requests / 5);
  }

  private record Kind(String name, long[] times, Supplier<String> path) {}

  private String text() {
    return pick(queries.texts());
  }

  private String user() {
    return pick(queries.userIds());
  }

  private String item() {
    return pick(queries.itemIds());
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
    String value = values.get(random.nextInt(values.size()));
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
