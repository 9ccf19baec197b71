package io.leat.cli;

import io.leat.core.als.AlsParameters;
import io.leat.data.ShopFiles;
import io.leat.flink.Rebuild;
import io.leat.flink.RebuildReport;
import io.leat.flink.RebuildRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
  @Option(
      names = "--shop",
      required = true,
      paramLabel = "DIR",
      description = "Directory of items.jsonl and events.jsonl, or with .gz.")
  Path shop;

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
      description = "Shards of each index. Default: ${DEFAULT-VALUE}.")
  int shards;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Subtasks of each operator. Default: one for each processor.")
  int parallelism = Runtime.getRuntime().availableProcessors();

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    RebuildReport report = run();
    spec.commandLine().getOut().println(RebuildText.of(report));
    return 0;
  }
}
