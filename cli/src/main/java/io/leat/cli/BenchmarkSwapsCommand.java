package io.leat.cli;

import io.leat.evaluation.live.SwapRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Searches while generations change. */
@Command(
    name = "swaps",
    description =
        "Searches without a pause while a generation is built, promoted and taken back. Exit code 1 when any request fails.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example: ./leat benchmark-live swaps"})
final class BenchmarkSwapsCommand implements Callable<Integer> {
  @Mixin LiveRunOption live;
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    SwapRun.Result result =
        live.on(
            (work, command) -> {
              try {
                return new SwapRun(work, command).run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    JsonOutput.print(spec, result);
    return result.failed() == 0 ? 0 : 1;
  }
}
