package io.leat.cli;

import io.leat.flink.job.JobJar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Packs what a Flink cluster is given. */
@Command(
    name = "job-jar",
    description =
        "Packs the jobs and their libraries into one jar for a Flink cluster: io.leat.flink.RebuildJob"
            + " builds an index, io.leat.flink.FollowJob keeps it up to date.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example: ./leat job-jar --out leat-job.jar"})
final class JobJarCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "leat-job.jar",
      description = "Replaced when it is there. Default: ${DEFAULT-VALUE}.")
  Path out;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    JobJar.ofClassPath().write(out);
    spec.commandLine().getErr().println("Wrote " + out);
    return 0;
  }
}
