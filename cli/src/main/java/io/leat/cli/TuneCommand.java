package io.leat.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.leat.data.FileProblem;
import io.leat.data.ShopException;
import io.leat.data.ShopFiles;
import io.leat.evaluation.TemporaryDirectory;
import io.leat.flink.RebuildRequest;
import io.leat.flink.Tune;
import io.leat.flink.train.TuneModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Searches for the settings of the learning that suit a shop. */
@Command(
    name = "tune",
    description =
        "Searches for the settings of the learning that answer questions held out from a shop's own"
            + " events best, for as long as it may, and writes them to a file for rebuild --learning."
            + " Prints what it tried as one JSON object.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: ./leat tune --shop shop --minutes 10 --out learning.json",
      "         ./leat rebuild --shop shop --index shop-index --learning learning.json"
    })
final class TuneCommand implements Callable<Integer> {
  private static final double MOST_MINUTES = 10_080;

  @Mixin ShopOption shop;

  @Option(
      names = "--minutes",
      required = true,
      paramLabel = "M",
      description =
          "How long the search may take, reading apart; a try that has begun is finished. At most"
              + " 10080, a week.")
  double minutes;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the settings are written; replaced when there.")
  Path out;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    if (!(minutes > 0 && minutes <= MOST_MINUTES)) {
      throw Usage.wrong(spec, "--minutes must be above 0 and at most 10080, was " + minutes);
    }
    if (Files.isDirectory(out)) {
      throw Usage.wrong(spec, "--out %s is a directory: give a file".formatted(out));
    }
    Path parent = out.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw Usage.wrong(spec, "--out %s: there is no directory %s".formatted(out, parent));
    }
    JsonNode report;
    try (TemporaryDirectory scratch = TemporaryDirectory.create("leat-tune")) {
      report = search(shop.files(), scratch.path());
      write(scratch.path().resolve(TuneModel.SETTINGS));
    }
    tell(report);
    JsonOutput.print(spec, report);
    return 0;
  }

  private JsonNode search(ShopFiles files, Path directory) {
    double seconds = minutes * 60;
    try (Progress bar = Progress.start("Tuning", "seconds")) {
      JsonNode report =
          Tune.embedded()
              .run(
                  files,
                  directory,
                  RebuildRequest.of(files, directory).parallelism(),
                  seconds,
                  elapsed -> bar.update((long) elapsed, (long) seconds));
      bar.finish();
      return report;
    }
  }

  private void write(Path settings) {
    try {
      Files.copy(settings, out, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ShopException("%s cannot be written: %s".formatted(out, FileProblem.describe(e)));
    }
  }

  private void tell(JsonNode report) {
    int questions = report.path("questions").asInt();
    EvaluationSource.note(
        questions == 0
            ? "nothing to tune by: the shop has too few events; %s holds the defaults"
                .formatted(out)
            : "%,d tries on %,d questions; on %,d others quality %.4f with the defaults, %.4f with the settings in %s"
                .formatted(
                    report.path("tries").size(),
                    questions,
                    report.path("judged_on").asInt(),
                    report.at("/blend_quality/start").asDouble(),
                    report.at("/blend_quality/best").asDouble(),
                    out));
  }
}
