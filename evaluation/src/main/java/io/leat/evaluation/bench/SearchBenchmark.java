package io.leat.evaluation.bench;

import io.leat.evaluation.QueryBenchmark;
import io.leat.evaluation.TemporaryDirectory;
import io.leat.index.document.ItemFields;
import io.leat.index.search.ServingSnapshot;
import io.leat.index.search.SnapshotSearcherManager;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.index.snapshot.VectorEncoding;
import io.leat.search.retrieve.VectorMeasure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Builds a shop's index, serves it in a process of its own and measures every {@link QueryKind},
 * each by itself.
 *
 * @param vectors how the graphs keep them
 * @param index an index root that an earlier run of the same shop made; null to make one, and to
 *     delete it afterwards
 * @param export a directory for the shop and the queries as NDJSON; null for none
 * @param flags of the server's JVM, its heap among them
 * @param stepSeconds how long each rate is tried
 * @param indexOnly whether nothing is asked
 */
public record SearchBenchmark(
    int items,
    int dimension,
    long seed,
    VectorEncoding vectors,
    @Nullable Path index,
    @Nullable Path export,
    List<String> flags,
    double stepSeconds,
    boolean indexOnly) {
  private static final int QUERIES = 2000;
  private static final int RECALL_QUERIES = 100;

  /** Told how far the work is. */
  public interface Listener {
    /** Items are being written; told how many more, from several threads. */
    LongConsumer building();

    /** Another step has begun. */
    void step(String name);
  }

  /** All figures, for a report. */
  public Map<String, Object> run(Listener listener) throws IOException, InterruptedException {
    BenchShop shop = BenchShop.of(items, dimension, seed);
    if (index != null) {
      return run(shop, new SnapshotStore(index), listener);
    }
    try (TemporaryDirectory directory = TemporaryDirectory.create("leat-bench")) {
      return run(shop, new SnapshotStore(directory.path()), listener);
    }
  }

  private Map<String, Object> run(BenchShop shop, SnapshotStore store, Listener listener)
      throws IOException, InterruptedException {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("items", items);
    figures.put("dimension", dimension);
    figures.put("seed", seed);
    figures.put("processors", Runtime.getRuntime().availableProcessors());
    if (store.current().isEmpty()) {
      long started = System.nanoTime();
      new BenchIndex(shop, store, Runtime.getRuntime().availableProcessors(), vectors)
          .write(listener.building());
      figures.put("build_seconds", LoadResult.rounded((System.nanoTime() - started) / 1e9));
    }
    if (export != null) {
      listener.step("Exporting");
      new BenchExport(shop, export).write(QUERIES, store);
    }
    String generation = store.current().orElseThrow().generation();
    double bytes = QueryBenchmark.bytesPerItem(store, generation, items);
    figures.put("vectors", store.generation(generation).vectors().externalName());
    figures.put("vector_bytes", vectorBytes(store));
    figures.put("index_bytes", Math.round(bytes * items));
    figures.put("index_bytes_per_item", Math.round(bytes));
    if (indexOnly) {
      return figures;
    }
    listener.step("Comparing neighbours with a scan");
    figures.put("recall_at_10", recall(shop, store));
    try (BenchProcess server = new BenchProcess(store.root(), flags)) {
      figures.put("heap_bytes_idle", server.heapBytes());
      figures.put("queries", measured(shop, server, listener::step));
      figures.put("heap_bytes_after", server.heapBytes());
    }
    return figures;
  }

  private Map<String, Object> measured(BenchShop shop, BenchProcess server, Consumer<String> step)
      throws InterruptedException {
    LoadGenerator generator = new LoadGenerator(server.address(), shop.seed());
    Map<String, Object> figures = new LinkedHashMap<>();
    List<LoadRequest> mix = new ArrayList<>();
    for (QueryKind kind : QueryKind.values()) {
      List<LoadRequest> requests =
          new BenchQueries(shop)
              .of(kind, QUERIES).stream()
                  .map(query -> new LoadRequest(kind.label(), query.path(), null))
                  .toList();
      mix.addAll(requests.subList(0, QUERIES / QueryKind.values().length));
      step.accept("Asking: " + kind.label());
      figures.put(kind.label(), found(generator, requests, server));
    }
    Collections.shuffle(mix, new Random(shop.seed()));
    step.accept("Asking: all of these");
    figures.put("mix", found(generator, mix, server));
    return figures;
  }

  private Map<String, Object> found(
      LoadGenerator generator, List<LoadRequest> requests, BenchProcess server)
      throws InterruptedException {
    return new RateSearch(generator, stepSeconds, server::processorTime).run(requests).summary();
  }

  private static Map<String, Long> vectorBytes(SnapshotStore store) throws IOException {
    try (SnapshotSearcherManager manager = SnapshotSearcherManager.open(store)) {
      ServingSnapshot snapshot = manager.acquire();
      try {
        return VectorBytes.of(snapshot);
      } finally {
        manager.release(snapshot);
      }
    }
  }

  private Map<String, Double> recall(BenchShop shop, SnapshotStore store) throws IOException {
    BenchPeople people = new BenchPeople(shop, BenchModel.read(store));
    List<float[]> interests =
        IntStream.range(0, Math.min(RECALL_QUERIES, BenchPeople.count(shop)))
            .mapToObj(number -> people.interest(people.profile(number)))
            .toList();
    try (SnapshotSearcherManager manager = SnapshotSearcherManager.open(store)) {
      ServingSnapshot snapshot = manager.acquire();
      try {
        VectorRecall recall = VectorRecall.asServed(snapshot);
        Map<String, Double> at10 = new LinkedHashMap<>();
        at10.put(
            "interest", recall.at10(ItemFields.EMBEDDING, VectorMeasure.INNER_PRODUCT, interests));
        for (String field : List.of(ItemFields.DIRECTION, ItemFields.CONTENT)) {
          at10.put(field, recall.at10(field, VectorMeasure.COSINE, vectors(shop, snapshot, field)));
        }
        return at10;
      } finally {
        manager.release(snapshot);
      }
    }
  }

  /** The vectors of the items that shoppers ask about. */
  private static List<float[]> vectors(BenchShop shop, ServingSnapshot snapshot, String field) {
    return new BenchQueries(shop)
        .of(QueryKind.SIMILAR, RECALL_QUERIES).stream()
            .map(query -> snapshot.vector(snapshot.itemDoc(String.valueOf(query.itemId())), field))
            .filter(Objects::nonNull)
            .toList();
  }
}
