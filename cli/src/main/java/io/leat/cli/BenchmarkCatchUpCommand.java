package io.leat.cli;

import io.leat.evaluation.live.CatchUpRun;
import io.leat.flink.LiveSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how fast the live job is. */
@Command(
    name = "catch-up",
    description = "Writes a log, then measures how fast the live job reads and publishes it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example: ./leat benchmark-live catch-up --logged 2000000"})
final class BenchmarkCatchUpCommand implements Callable<Integer> {
  @Option(
      names = "--logged",
      paramLabel = "N",
      defaultValue = "2000000",
      description = "Events in the log. Default: ${DEFAULT-VALUE}.")
  long logged;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "2",
      description = "Of the job. Default: ${DEFAULT-VALUE}.")
  int parallelism;

  @Mixin LiveRunOption live;
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    JsonOutput.print(
        spec,
        live.on(
            (work, command) ->
                new CatchUpRun(work).run(logged, parallelism, LiveSettings.DEFAULT)));
    return 0;
  }
}
