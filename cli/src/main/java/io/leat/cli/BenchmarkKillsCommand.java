package io.leat.cli;

import io.leat.evaluation.live.KillRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills a live server again and again. */
@Command(
    name = "kills",
    description =
        "Kills a live server at random moments while it takes events, then compares its index with"
            + " what it had acknowledged. Exit code 1 when anything is lost, doubled or unreadable.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example: ./leat benchmark-live kills --kills 100"})
final class BenchmarkKillsCommand implements Callable<Integer> {
  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "100",
      description = "Default: ${DEFAULT-VALUE}.")
  int kills;

  @Mixin LiveRunOption live;
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    if (kills < 1) {
      throw Usage.wrong(spec, "--kills must be at least 1, was " + kills);
    }
    KillRun.Result result;
    try (Progress progress = Progress.start("Killing", "kills")) {
      result =
          live.on(
              (work, command) ->
                  new KillRun(work, command, live.seed)
                      .run(kills, done -> progress.update(done, kills)));
      progress.finish();
    }
    JsonOutput.print(spec, result);
    return result.lost() + result.doubled() + result.unreadable() == 0 ? 0 : 1;
  }
}
