package io.leat.cli;

import io.leat.evaluation.live.IntakeRun;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how much is accepted. */
@Command(
    name = "intake",
    description = "Posts events to a live server as fast as it accepts them, durably.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example: ./leat benchmark-live intake --connections 4"})
final class BenchmarkIntakeCommand implements Callable<Integer> {
  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "4",
      description = "Default: ${DEFAULT-VALUE}.")
  int connections;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "100",
      description = "Events of a request. Default: ${DEFAULT-VALUE}.")
  int batch;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "15",
      description = "Default: ${DEFAULT-VALUE}.")
  int seconds;

  @Option(
      names = "--no-job",
      description = "The server takes events, and no job follows the log beside it.")
  boolean noJob;

  @Mixin LiveRunOption live;
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    JsonOutput.print(
        spec,
        live.on(
            (work, command) ->
                new IntakeRun(work, noJob ? command.with("--no-job") : command)
                    .run(connections, batch, Duration.ofSeconds(seconds))));
    return 0;
  }
}
