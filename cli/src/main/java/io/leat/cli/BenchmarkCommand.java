package io.leat.cli;

import io.leat.data.ShopFiles;
import io.leat.evaluation.FoldInBenchmark;
import io.leat.evaluation.Latencies;
import io.leat.evaluation.QueryBenchmark;
import io.leat.evaluation.ShopQueries;
import io.leat.index.model.ModelStore;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.SearchSettings;
import io.leat.search.http.LeatServer;
import io.leat.search.http.ServerOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how long shoppers wait. */
@Command(
    name = "benchmark",
    description =
        "Serves an index on a free port, asks what the shop's shoppers asked, and prints latencies in"
            + " milliseconds, the size of the index, and the microseconds of an interest vector by the"
            + " number of items that it is made from, as one JSON object.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example: ./leat benchmark --shop shop --index shop-index --requests 2000"})
final class BenchmarkCommand implements Callable<Integer> {
  @Mixin IndexOption index;

  @Option(
      names = "--shop",
      required = true,
      paramLabel = "DIR",
      description =
          "The shop that the index was built from: its searches, users and items are asked for.")
  Path shop;

  @Option(
      names = "--requests",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Of each kind, after a fifth of so many to warm up. Default: ${DEFAULT-VALUE}.")
  int requests;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Default: ${DEFAULT-VALUE}.")
  long seed;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    if (requests < 1) {
      throw Usage.wrong(spec, "--requests must be at least 1, was " + requests);
    }
    SnapshotStore store = index.servedStore();
    String generation = store.current().orElseThrow().generation();
    Random random = new Random(seed);
    ShopQueries queries = ShopQueries.of(new ShopFiles(shop), random);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("items", queries.itemIds().size());
    result.put(
        "index_bytes_per_item",
        Math.round(QueryBenchmark.bytesPerItem(store, generation, queries.itemIds().size())));
    result.putAll(measure(store, queries, random));
    ModelStore model = new ModelStore(store.modelDirectory(generation));
    result.put(
        "fold_in_microseconds",
        new FoldInBenchmark(model.readModel().foldIn(), model.readItemVectors(), random).run());
    JsonOutput.print(spec, result);
    return 0;
  }

  private Map<String, Latencies> measure(SnapshotStore store, ShopQueries queries, Random random) {
    try (LeatServer server =
            new LeatServer(store, SearchSettings.DEFAULT, ServerOptions.onPort(0));
        Progress progress = Progress.start("Asking", "requests")) {
      server.start();
      URI address = URI.create("http://127.0.0.1:" + server.port());
      Map<String, Latencies> measured =
          new QueryBenchmark(address, queries, random)
              .run(requests, done -> progress.update(done, QueryBenchmark.requestsInAll(requests)));
      progress.finish();
      return measured;
    }
  }
}
