package io.leat.cli;

import io.leat.evaluation.bench.SearchBenchmark;
import io.leat.index.snapshot.VectorEncoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures searching at a size that no test shop has. */
@Command(
    name = "search",
    description =
        "Makes up a shop, indexes it, serves it in a process of its own and asks it at planned times"
            + " (an open loop): for each kind of query the greatest rate that it keeps up with and the"
            + " latencies at half of that; recall of the search for neighbours, processor time, bytes."
            + " Prints one JSON object.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example: ./leat bench search --items 1000000 --dimension 64"})
final class BenchSearchCommand implements Callable<Integer> {
  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Default: ${DEFAULT-VALUE}.")
  int items;

  @Option(
      names = "--dimension",
      paramLabel = "D",
      defaultValue = "64",
      description = "Of all vectors. Default: ${DEFAULT-VALUE}.")
  int dimension;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--index",
      paramLabel = "DIR",
      description =
          "Keeps the index here, and takes the one that an earlier run with the same size and seed"
              + " left. Default: a temporary one.")
  @Nullable Path index;

  @Mixin VectorsOption vectors;

  @Option(
      names = "--export",
      paramLabel = "DIR",
      description = "Writes items and queries here as NDJSON, for other engines.")
  @Nullable Path export;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "2g",
      description = "Of the server, as -Xmx takes it. Default: ${DEFAULT-VALUE}.")
  String heap;

  @Option(
      names = "--server-flag",
      paramLabel = "FLAG",
      description = "One more flag of the server's JVM; repeat for several.")
  List<String> flags = new ArrayList<>();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "5",
      description = "How long each rate is tried. Default: ${DEFAULT-VALUE}.")
  double seconds;

  @Option(
      names = "--index-only",
      description = "Write the index and what is exported; ask nothing.")
  boolean indexOnly;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (items < 1 || dimension < 2 || dimension > 1024 || !(seconds > 0)) {
      throw Usage.wrong(
          spec, "--items must be at least 1, --dimension 2 to 1024 and --seconds above 0");
    }
    List<String> ofServer = new ArrayList<>(List.of("-Xmx" + heap));
    ofServer.addAll(flags);
    try (Progress progress = Progress.start("Indexing", "items")) {
      LongConsumer building = progress.advancing(items);
      SearchBenchmark benchmark =
          new SearchBenchmark(
              items,
              dimension,
              seed,
              vectors.encoding == null ? VectorEncoding.FLOAT32 : vectors.encoding,
              index,
              export,
              ofServer,
              seconds,
              indexOnly);
      JsonOutput.print(spec, benchmark.run(new Said(building)));
      progress.finish();
    }
    return 0;
  }

  /** What comes after the indexing is said in lines. */
  private record Said(LongConsumer building) implements SearchBenchmark.Listener {
    @Override
    public void step(String name) {
      System.err.println(name);
    }
  }
}
