package io.leat.cli;

import io.leat.index.snapshot.Current;
import io.leat.index.snapshot.SnapshotStore;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Serves a generation from now on. */
@Command(
    name = "promote",
    description =
        "Verifies a generation and serves it from now on. A running server swaps it in at once.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./leat index promote --index shop-index g0002"})
final class IndexPromoteCommand implements Callable<Integer> {
  @Mixin IndexOption index;

  @Parameters(paramLabel = "GENERATION", description = "As ./leat index list names it.")
  String generation;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    SnapshotStore store = index.store();
    List<String> problems = store.verify(generation);
    if (!problems.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      problems.forEach(err::println);
      err.println(
          "leat: %s is damaged and was not promoted: rebuild it, or promote another"
              .formatted(generation));
      return 1;
    }
    Current current = store.promote(generation);
    spec.commandLine().getOut().println("served: " + current.generation());
    return 0;
  }
}
