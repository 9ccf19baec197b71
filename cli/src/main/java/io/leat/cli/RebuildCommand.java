package io.leat.cli;

import io.leat.flink.Rebuild;
import io.leat.flink.RebuildReport;
import io.leat.flink.RebuildRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains on a shop's history and builds its next generation. */
@Command(
    name = "rebuild",
    description =
        "Trains on a shop's whole history, writes items and users as a new generation of the index,"
            + " checks it and serves it from then on. A running server swaps it in.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example: ./leat rebuild --shop shop --index shop-index"})
final class RebuildCommand implements Callable<Integer> {
  @Mixin ShopOption shop;

  @Option(
      names = "--index",
      required = true,
      paramLabel = "DIR",
      description = "The index directory; made when missing.")
  Path index;

  @Option(
      names = "--shards",
      paramLabel = "N",
      defaultValue = "" + RebuildRequest.DEFAULT_SHARDS,
      description = "Shards of each index, at most 64. Default: ${DEFAULT-VALUE}.")
  int shards;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Subtasks of each operator. Default: one for each processor.")
  int parallelism = Runtime.getRuntime().availableProcessors();

  @Mixin VectorsOption vectors;

  @Mixin LearningOption learning;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    RebuildRequest request;
    try {
      request =
          new RebuildRequest(
                  shop.files(),
                  Directories.forWriting(spec, "--index", index),
                  parallelism,
                  shards,
                  learning.settings())
              .withVectors(vectors.encoding);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
    spec.commandLine().getOut().println(RebuildText.of(run(request)));
    return 0;
  }

  /** Rebuilds with Flink inside this process, with progress on standard error. */
  static RebuildReport run(RebuildRequest request) {
    try (RebuildBars bars = new RebuildBars()) {
      RebuildReport report = Rebuild.embedded().run(request, bars);
      bars.finish();
      return report;
    }
  }
}
