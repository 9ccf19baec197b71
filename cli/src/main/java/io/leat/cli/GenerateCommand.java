package io.leat.cli;

import io.leat.data.ShopException;
import io.leat.data.simulator.ShopSimulator;
import io.leat.data.simulator.SimulationRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Generates a believable shop. */
@Command(
    name = "generate",
    description =
        "Generates a believable shop: items, events and, beside them, the shoppers' true tastes."
            + " The same numbers and seed give the same bytes.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: ./leat generate --items 5000 --users 2000 --events 200000 --seed 7 --out shop"
    },
    subcommands = {GenerateInteractionsCommand.class})
final class GenerateCommand implements Callable<Integer> {
  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "5000",
      description = "Default: ${DEFAULT-VALUE}.")
  long items;

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Default: ${DEFAULT-VALUE}.")
  long users;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "200000",
      description = "Default: ${DEFAULT-VALUE}.")
  long events;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "7",
      description = "Default: ${DEFAULT-VALUE}.")
  long seed;

  /** Required, though not by picocli: it would then ask the commands below for it as well. */
  @Option(names = "--out", paramLabel = "DIR", description = "Where the shop is written; required.")
  @Nullable Path out;

  @Option(names = "--gzip", description = "Write .jsonl.gz.")
  boolean gzip;

  @Option(names = "--overwrite", description = "Replace the shop that is there.")
  boolean overwrite;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    if (out == null) {
      throw Usage.wrong(spec, "Missing required option: '--out=DIR'");
    }
    run(request(out));
    spec.commandLine()
        .getOut()
        .printf("%s: %,d items, %,d users, %,d events%n", out, items, users, events);
    return 0;
  }

  private SimulationRequest request(Path directory) {
    try {
      return new SimulationRequest(items, users, events, seed, directory, gzip, overwrite);
    } catch (ShopException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** Generates, with progress on standard error. */
  static void run(SimulationRequest request) {
    try (Progress progress = Progress.start("Generating", "lines")) {
      new ShopSimulator(request, progress::update).run();
      progress.finish();
    }
  }
}
