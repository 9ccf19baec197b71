package io.leat.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leat.core.als.AlsParameters;
import io.leat.flink.als.AlsTraining;
import io.leat.flink.als.RatingFormat;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures training alone, from a file of ratings to files of factors. */
@Command(
    name = "benchmark-als",
    description =
        "Trains the implicit matrix factorisation on a file of ratings, on Flink, and writes the factors:"
            + " users.ids and items.ids with one identifier a line, users.f32 and items.f32 with the"
            + " vector of each, little-endian floats. Prints the seconds of each phase as one JSON object.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: ./leat benchmark-als --train ratings.tsv.gz --format pairs --rank 64 --out factors"
    })
final class BenchmarkAlsCommand implements Callable<Integer> {
  @Option(
      names = "--train",
      required = true,
      paramLabel = "FILE",
      description = "The ratings, plain or .gz.")
  Path train;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "pairs",
      description =
          "pairs (tab-separated: user, item, and if wanted epoch_seconds, action, weight) or lists (one"
              + " line: user item item ...). Default: ${DEFAULT-VALUE}.")
  RatingFormat format;

  @Option(
      names = "--rank",
      paramLabel = "N",
      defaultValue = "64",
      description = "Numbers in each vector. Default: ${DEFAULT-VALUE}.")
  int rank;

  @Option(
      names = "--sweeps",
      paramLabel = "N",
      defaultValue = "10",
      description = "How often both sides are solved. Default: ${DEFAULT-VALUE}.")
  int sweeps;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Subtasks of each operator. Default: one for each processor.")
  int parallelism = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the factors go; made when missing.")
  Path out;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    AlsParameters standard = AlsParameters.DEFAULT;
    AlsTraining training;
    try {
      training =
          new AlsTraining(
              train,
              format,
              new AlsParameters(
                  rank,
                  sweeps,
                  standard.unobservedWeight(),
                  standard.regularization(),
                  standard.frequencyExponent(),
                  seed),
              parallelism,
              Directories.forWriting(spec, "--out", out));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
    double startSeconds = secondsSinceStart();
    AlsTraining.Report report = training.run();
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("users", report.users());
    result.put("items", report.items());
    result.put("rank", rank);
    result.put("sweeps", sweeps);
    result.put("parallelism", parallelism);
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("start_program", startSeconds);
    seconds.putAll(report.seconds());
    seconds.put("total", secondsSinceStart());
    result.put("seconds", seconds);
    spec.commandLine()
        .getOut()
        .println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(result));
    return 0;
  }

  private static double secondsSinceStart() {
    return (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3;
  }
}
