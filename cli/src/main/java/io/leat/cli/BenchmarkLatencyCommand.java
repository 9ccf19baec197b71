package io.leat.cli;

import io.leat.evaluation.live.LatencyRun;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures from acceptance to visibility. */
@Command(
    name = "latency",
    description =
        "Sends events at a steady rate to a live server, and items beside, and prints how long it takes until they are published and found, in milliseconds.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example: ./leat benchmark-live latency --rate 1000 --seconds 60"})
final class BenchmarkLatencyCommand implements Callable<Integer> {
  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Events a second. Default: ${DEFAULT-VALUE}.")
  int rate;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "Default: ${DEFAULT-VALUE}.")
  int seconds;

  @Mixin LiveRunOption live;
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    JsonOutput.print(
        spec,
        live.on(
            (work, command) ->
                new LatencyRun(work, command).run(rate, Duration.ofSeconds(seconds))));
    return 0;
  }
}
