package io.leat.cli;

import io.leat.index.snapshot.Current;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves again what was served before. */
@Command(
    name = "rollback",
    description = "Serves again what was served before the last promotion.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./leat index rollback --index shop-index"})
final class IndexRollbackCommand implements Callable<Integer> {
  @Mixin IndexOption index;
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    Current current = index.store().rollback();
    spec.commandLine().getOut().println("served: " + current.generation());
    return 0;
  }
}
