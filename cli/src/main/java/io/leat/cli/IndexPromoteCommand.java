package io.leat.cli;

import io.leat.index.snapshot.Current;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Serves a generation from now on. */
@Command(
    name = "promote",
    description = "Serves a generation from now on. A running server swaps it in at once.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./leat index promote --index shop-index g0002"})
final class IndexPromoteCommand implements Callable<Integer> {
  @Mixin IndexOption index;

  @Parameters(paramLabel = "GENERATION", description = "As ./leat index list names it.")
  String generation;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    Current current = index.store().promote(generation);
    spec.commandLine().getOut().println("served: " + current.generation());
    return 0;
  }
}
