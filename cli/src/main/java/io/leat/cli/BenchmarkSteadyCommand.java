package io.leat.cli;

import io.leat.evaluation.live.SteadyRun;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks whether a steady shop grows. */
@Command(
    name = "steady",
    description =
        "The same people go on as they do: prints how the heap, the checkpoints and the index grow after the warm-up.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example: ./leat benchmark-live steady --minutes 10"})
final class BenchmarkSteadyCommand implements Callable<Integer> {
  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "10",
      description = "After the warm-up. Default: ${DEFAULT-VALUE}.")
  double minutes;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "Default: ${DEFAULT-VALUE}.")
  int warmUp;

  @Option(
      names = "--forgotten-after",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "When sessions are over and event ids forgotten. Default: ${DEFAULT-VALUE}.")
  int forgotten;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "500",
      description = "Events a second. Default: ${DEFAULT-VALUE}.")
  int rate;

  @Mixin LiveRunOption live;
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    Duration warm = Duration.ofSeconds(warmUp);
    Duration all = warm.plusMillis((long) (minutes * 60_000));
    JsonOutput.print(
        spec,
        live.on(
            (work, command) ->
                new SteadyRun(work)
                    .run(
                        rate,
                        all,
                        warm,
                        Duration.ofSeconds(5),
                        SteadyRun.hasty(Duration.ofSeconds(forgotten)))));
    return 0;
  }
}
