package io.leat.cli;

import io.leat.evaluation.bench.FeatureCosts;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what each feature of a search costs. */
@Command(
    name = "features",
    description =
        "Asks the same queries with one feature more or less, in turn, in this process: processor"
            + " time a query. Prints one JSON object.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: ./leat bench search --items 100000 --index bench --index-only",
      "         ./leat bench features --items 100000 --index bench"
    })
final class BenchFeaturesCommand implements Callable<Integer> {
  @Option(
      names = "--index",
      required = true,
      paramLabel = "DIR",
      description = "What ./leat bench search --index left, of the same size and seed.")
  Path index;

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
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Measured, after two that warm up. Default: ${DEFAULT-VALUE}.")
  int rounds;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    if (items < 1 || dimension < 2 || dimension > 1024 || rounds < 1) {
      throw Usage.wrong(spec, "--items and --rounds must be at least 1, --dimension 2 to 1024");
    }
    FeatureCosts costs = new FeatureCosts(items, dimension, seed, index, rounds);
    JsonOutput.print(spec, costs.run(round -> System.err.println("Round " + round)));
    return 0;
  }
}
