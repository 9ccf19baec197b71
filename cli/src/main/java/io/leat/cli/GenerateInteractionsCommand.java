package io.leat.cli;

import io.leat.data.ShopException;
import io.leat.evaluation.interactions.InteractionSimulator;
import io.leat.evaluation.interactions.InteractionsRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Generates who took what, for benchmarks of training. */
@Command(
    name = "interactions",
    description =
        "Generates who took what and nothing else, to train on at any size: train.tsv.gz (user TAB item)"
            + " and, a tenth as many held out, test.tsv.gz. The same numbers and seed give the same text.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: ./leat generate interactions --users 200000 --items 100000 --interactions 10000000"
          + " --out tenmillion"
    })
final class GenerateInteractionsCommand implements Callable<Integer> {
  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "200000",
      description = "Default: ${DEFAULT-VALUE}.")
  long users;

  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Default: ${DEFAULT-VALUE}.")
  long items;

  @Option(
      names = "--interactions",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "Lines of train.tsv.gz, all distinct. Default: ${DEFAULT-VALUE}.")
  long interactions;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the two files are written, in place of older ones.")
  Path out;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    InteractionsRequest request = request();
    try (Progress progress = Progress.start("Generating", "users")) {
      new InteractionSimulator(request, progress::update).run();
      progress.finish();
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%s: %,d interactions to train on, %,d held out, %,d users, %,d items%n",
            out, interactions, request.heldOut(), users, items);
    return 0;
  }

  private InteractionsRequest request() {
    try {
      return new InteractionsRequest(users, items, interactions, seed, out);
    } catch (ShopException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
