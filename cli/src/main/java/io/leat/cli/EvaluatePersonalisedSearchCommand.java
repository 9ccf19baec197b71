package io.leat.cli;

import io.leat.evaluation.TemporaryDirectory;
import io.leat.evaluation.report.SearchReport;
import io.leat.evaluation.search.PersonalisedEvaluation;
import io.leat.evaluation.search.PersonalisedResult;
import io.leat.evaluation.search.PersonalisedTask;
import io.leat.evaluation.search.SearchQuality;
import io.leat.evaluation.search.SearchQuestion;
import io.leat.evaluation.served.ServedSearch;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what knowing the person does to a search. */
@Command(
    name = "personalised-search",
    description =
        "Learns from a shop's events before a time, replays the searches after it with and without"
            + " the person, and tells where the item stood that was then bought, put into the cart or"
            + " clicked. Prints one JSON object: with the person at its top level, without under"
            + " models.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: ./leat evaluate personalised-search --shop shop --split-at 2026-03-10T00:00:00Z"
    })
final class EvaluatePersonalisedSearchCommand implements Callable<Integer> {
  @Mixin ShopOption shop;

  @Option(
      names = "--split-at",
      required = true,
      converter = InstantConverter.class,
      paramLabel = "TIME",
      description = "ISO-8601, such as 2026-03-10T00:00:00Z; events before it are learnt from.")
  Instant splitAt;

  @Mixin CutOff cutOff;

  @Option(
      names = "--query-word",
      paramLabel = "true|false",
      arity = "0..1",
      fallbackValue = "true",
      description =
          "Ask for one word of the title of each item bought after the split, instead of replaying"
              + " searches. Default: only where the shop has no searches.")
  @Nullable Boolean queryWord;

  @Option(
      names = "--questions",
      paramLabel = "N",
      defaultValue = "5000",
      description = "Draws so many searches where there are more. Default: ${DEFAULT-VALUE}.")
  int most;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Of all that is drawn. Default: ${DEFAULT-VALUE}.")
  long seed;

  @Mixin LearningOption learning;

  @Mixin ReportOption report;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    int k = cutOff.k();
    if (most < 1) {
      throw Usage.wrong(spec, "--questions must be at least 1, was " + most);
    }
    learning.settings(); // What is wrong with the file is told before anything is read.
    report.check();
    try (TemporaryDirectory scratch = TemporaryDirectory.create("leat-evaluate")) {
      PersonalisedTask task =
          PersonalisedTask.cut(
              shop.files(),
              splitAt,
              scratch.path().resolve("training"),
              new PersonalisedTask.Options(queryWord, most, seed),
              EvaluationSource::note);
      tell(task);
      PersonalisedResult result = measure(task, scratch, k);
      report.write(directory -> write(result, directory));
      JsonOutput.print(spec, result.json());
      return 0;
    }
  }

  private static void tell(PersonalisedTask task) {
    if (task.madeUp()) {
      EvaluationSource.note(
          task.searches() == 0
              ? "no searches after the split: each query is one word of the title of an item that its person then bought"
              : "each query is one word of the title of an item that its person then bought");
    }
    EvaluationSource.note(
        "%,d of %,d questions, %,d items"
            .formatted(task.questions().size(), task.available(), task.items()));
  }

  private PersonalisedResult measure(PersonalisedTask task, TemporaryDirectory scratch, int k) {
    long started = System.nanoTime();
    try (ServedSearch served =
            ServedSearch.rebuilt(task.training(), scratch.path(), learning::rebuild);
        EvaluationBars bars = new EvaluationBars()) {
      double seconds = (System.nanoTime() - started) / 1e9;
      Map<String, Boolean> known = new ConcurrentHashMap<>();
      List<SearchQuestion> questions = task.questions();
      PersonalisedEvaluation evaluation = new PersonalisedEvaluation(questions, k, bars);
      SearchQuality nobody =
          evaluation.measure(
              "without_person", (question, size) -> served.search(question.text(), size));
      SearchQuality person =
          evaluation.measure(
              "leat",
              (question, size) ->
                  served.search(
                      question.text(),
                      known(known, served, question),
                      question.sessionItems(),
                      size));
      int withPerson =
          (int)
              questions.stream()
                  .filter(
                      each -> !each.sessionItems().isEmpty() || known(known, served, each) != null)
                  .count();
      return new PersonalisedResult(task, withPerson, seconds, Version.number(), person, nobody);
    }
  }

  /** Who came after the split is a stranger to the index. */
  private static @Nullable String known(
      Map<String, Boolean> known, ServedSearch served, SearchQuestion question) {
    String user = question.user();
    return user != null && known.computeIfAbsent(user, served::knows) ? user : null;
  }

  private static Path write(PersonalisedResult result, Path directory) {
    PersonalisedTask task = result.task();
    return SearchReport.write(
        "Leat: what does knowing the person do to a search?",
        List.of(
            "%,d questions (%s), of %,d of which something was known of who asks; %,d items. Leat %s."
                .formatted(
                    task.questions().size(),
                    task.madeUp() ? "one word of a bought item's title each" : "replayed searches",
                    result.withPerson(),
                    task.items(),
                    result.version()),
            "A target that is not among the first %d counts as rank %d."
                .formatted(PersonalisedEvaluation.DEPTH, PersonalisedEvaluation.DEPTH + 1)),
        List.of(result.person(), result.nobody()),
        directory);
  }
}
