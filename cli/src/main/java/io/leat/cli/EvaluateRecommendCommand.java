package io.leat.cli;

import io.leat.data.ShopException;
import io.leat.evaluation.EvaluationResult;
import io.leat.evaluation.ModelChoice;
import io.leat.evaluation.RecommendEvaluation;
import io.leat.evaluation.TemporaryDirectory;
import io.leat.evaluation.protocol.EvaluationTask;
import io.leat.evaluation.quality.Outcome;
import io.leat.evaluation.report.HtmlReport;
import io.leat.evaluation.served.ServedModel;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures recommendations, on files of interactions or on a shop cut by time. */
@Command(
    name = "recommend",
    description =
        "Learns from training data as rebuild does, asks the served index what it would recommend, and"
            + " compares that with what people then took. Prints one JSON object: the measures of the"
            + " chosen model, the other models under models.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Models: leat (what rebuild would serve), popularity, recent-popularity, item-cosine, ease, v-sknn,",
      "        title, title-popularity (popularity of the warm items nearest by title).",
      "",
      "Example: ./leat evaluate recommend --train train.tsv --test test.tsv --format pairs --k 10,20",
      "         ./leat evaluate recommend --train sessions.gz --test next.gz --format sequences --model all",
      "         ./leat evaluate recommend --shop shop --split-at 2026-03-10T00:00:00Z --report report"
    })
final class EvaluateRecommendCommand implements Callable<Integer> {
  @Mixin EvaluationSource source;
  @Mixin LearningOption learning;

  @Option(
      names = "--k",
      paramLabel = "K,...",
      split = ",",
      defaultValue = "10,20",
      description = "Lengths of the lists, 1 to 100. Default: ${DEFAULT-VALUE}.")
  List<Integer> cutOffs;

  @Option(
      names = "--model",
      paramLabel = "NAME,...|all",
      description =
          "The models to measure, the first at the top level. Default: leat, with popularity beside"
              + " it.")
  @Nullable String models;

  @Option(
      names = "--ease-lambda",
      paramLabel = "L",
      defaultValue = "300",
      description = "The regularisation of the model ease. Default: ${DEFAULT-VALUE}.")
  double easeLambda;

  @Mixin ReportOption report;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    cutOffs.forEach(k -> CutOff.check(spec, k));
    if (!(easeLambda > 0 && easeLambda < Double.POSITIVE_INFINITY)) {
      throw Usage.wrong(spec, "--ease-lambda must be a number above 0, was " + easeLambda);
    }
    ModelChoice choice = choice();
    learning.settings(); // What is wrong with the file is told before anything is read.
    report.check();
    try (TemporaryDirectory scratch = TemporaryDirectory.create("leat-evaluate")) {
      EvaluationSource.Loaded loaded = source.load(scratch);
      tell(loaded.task());
      EvaluationResult result =
          new EvaluationResult(
              loaded.task(), loaded.format(), Version.number(), measure(loaded, scratch, choice));
      report.write(directory -> HtmlReport.write(result, directory));
      JsonOutput.print(spec, result.json());
      return 0;
    }
  }

  private ModelChoice choice() {
    try {
      return models == null ? ModelChoice.DEFAULT : ModelChoice.parse(models);
    } catch (ShopException e) {
      throw Usage.wrong(spec, "--model: " + e.getMessage());
    }
  }

  private List<Outcome> measure(
      EvaluationSource.Loaded loaded, TemporaryDirectory scratch, ModelChoice choice) {
    try (EvaluationBars bars = new EvaluationBars()) {
      return new RecommendEvaluation(
              loaded.task(),
              cutOffs,
              easeLambda,
              task ->
                  loaded
                      .shop()
                      .map(shop -> ServedModel.rebuilt(shop, scratch.path(), learning::rebuild))
                      .orElseGet(
                          () -> ServedModel.rebuilt(task, scratch.path(), learning::rebuild)),
              bars)
          .run(choice);
    }
  }

  private static void tell(EvaluationTask task) {
    EvaluationSource.note(
        "%s: %,d training interactions of %,d users or sessions, %,d items, %,d questions"
            .formatted(
                task.protocol().externalName(),
                task.train().count(),
                task.train().histories().size(),
                task.catalogue().size(),
                task.questions().size()));
    if (task.unknownUsers() > 0) {
      EvaluationSource.note(
          "%,d users of the test are not in the training data: they are asked about as strangers"
              .formatted(task.unknownUsers()));
    }
    if (task.unknownItems() > 0) {
      EvaluationSource.note(
          "%,d items of the test are not in the training data: they stay to be found"
              .formatted(task.unknownItems()));
    }
  }
}
