package io.leat.cli;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.SubspaceSize;
import io.leat.evaluation.dataset.Format;
import io.leat.evaluation.dataset.InteractionFiles;
import io.leat.evaluation.factors.FactorRanking;
import io.leat.evaluation.factors.FactorTable;
import io.leat.flink.als.AlsTraining;
import io.leat.flink.als.RatingFormat;
import io.leat.flink.als.Side;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            + " vector of each, little-endian floats. Prints the seconds of each phase, and with --test"
            + " how well the factors rank, as one JSON object.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: ./leat benchmark-als --train ratings.tsv.gz --format pairs --rank 64 --out factors"
    })
final class BenchmarkAlsCommand implements Callable<Integer> {
  private static final int LIST_LENGTH = 20;

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
      names = "--test",
      paramLabel = "FILE",
      description =
          "What was held out, in the same format: recall@20 and ndcg@20 by ranking all items but"
              + " the user's own of the training.")
  @Nullable Path test;

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
      names = "--subspace",
      paramLabel = "N",
      description =
          "How many coordinates of a vector are solved for at once in long rows, in all but the last"
              + " solution of the users; from the rank on, every row is solved exactly. Default: 32 at"
              + " ranks above 128, else exactly.")
  @Nullable Integer subspace;

  @Option(
      names = "--unobserved-weight",
      paramLabel = "W",
      description =
          "The pull of every pair towards zero, for weights around 1 on 2 %% of all pairs; scaled to"
              + " the ratings. Default: ${DEFAULT-VALUE}.")
  double unobservedWeight = AlsParameters.DEFAULT.unobservedWeight();

  @Option(
      names = "--regularization",
      paramLabel = "L",
      description =
          "Times the weight of all of a row's pairs, to the power --frequency-exponent. Default:"
              + " ${DEFAULT-VALUE}.")
  double regularization = AlsParameters.DEFAULT.regularization();

  @Option(
      names = "--frequency-exponent",
      paramLabel = "E",
      description =
          "0 to 2: the more, the less a rare row is regularised. Default: ${DEFAULT-VALUE}.")
  double frequencyExponent = AlsParameters.DEFAULT.frequencyExponent();

  @Option(
      names = "--frequency",
      paramLabel = "WHAT",
      description =
          "all_pairs or observed: which weights of a row the regularisation is scaled by. Default:"
              + " ${DEFAULT-VALUE}.")
  AlsParameters.Frequency frequency = AlsParameters.DEFAULT.frequency();

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
  public Integer call() {
    AlsTraining training;
    try {
      training =
          new AlsTraining(
              train,
              format,
              new AlsParameters(
                  rank,
                  sweeps,
                  unobservedWeight,
                  regularization,
                  frequencyExponent,
                  frequency,
                  seed),
              subspace == null ? SubspaceSize.of(rank) : new SubspaceSize(subspace),
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
    if (test != null) {
      putQuality(result, test);
    }
    JsonOutput.print(spec, result);
    return 0;
  }

  private void putQuality(Map<String, Object> result, Path heldOut) {
    InteractionFiles files =
        new InteractionFiles(Format.valueOf(format.name()), false, System.err::println);
    FactorRanking ranking =
        new FactorRanking(
            FactorTable.read(out, Side.USERS), FactorTable.read(out, Side.ITEMS), LIST_LENGTH);
    FactorRanking.Quality quality = ranking.measure(files.read(train), files.read(heldOut));
    result.put("test_users", quality.users());
    result.put("recall@" + LIST_LENGTH, quality.recall());
    result.put("ndcg@" + LIST_LENGTH, quality.ndcg());
  }

  private static double secondsSinceStart() {
    return (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3;
  }
}
