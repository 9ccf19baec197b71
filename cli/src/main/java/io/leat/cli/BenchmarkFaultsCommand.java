package io.leat.cli;

import io.leat.evaluation.live.FaultRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Breaks what a live server stands on. */
@Command(
    name = "faults",
    description =
        "Breaks the log, the index and the disk under a live server, and prints whether it went on serving, named the fault, and recovered. Exit code 1 when it did not. Needs prlimit.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example: ./leat benchmark-live faults"})
final class BenchmarkFaultsCommand implements Callable<Integer> {
  @Mixin LiveRunOption live;
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    List<FaultRun.Outcome> outcomes =
        live.on(
            (work, command) -> {
              try {
                return new FaultRun(work, command).run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    JsonOutput.print(spec, outcomes);
    return outcomes.stream().allMatch(FaultRun.Outcome::passed) ? 0 : 1;
  }
}
