package io.leat.evaluation;

import io.leat.data.ShopException;
import io.leat.evaluation.baseline.Baseline;
import io.leat.evaluation.protocol.EvaluationTask;
import io.leat.evaluation.quality.Answers;
import io.leat.evaluation.quality.ModelQuality;
import io.leat.evaluation.quality.Outcome;
import io.leat.evaluation.served.ServedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Measures models on one task: each learns from the task's training data, is asked every question
 * and is measured alike.
 *
 * @param ks the lengths of list that are measured, ascending
 * @param easeLambda the regularisation of EASE
 * @param serve rebuilds an index from the task's training data and serves it
 */
public record RecommendEvaluation(
    EvaluationTask task,
    List<Integer> ks,
    double easeLambda,
    Function<EvaluationTask, ServedModel> serve,
    EvaluationProgress progress) {

  public RecommendEvaluation {
    ks = ks.stream().sorted().distinct().toList();
    if (task.questions().isEmpty()) {
      throw new ShopException(
          "the test has nothing to ask: no user or sequence in it has an item to be found");
    }
  }

  /** The outcome of each model, in the order of the choice. */
  public List<Outcome> run(ModelChoice models) {
    List<Outcome> outcomes = new ArrayList<>();
    for (String name : models.names()) {
      outcomes.add(Baseline.named(name).map(this::baseline).orElseGet(() -> served(name)));
    }
    return outcomes;
  }

  private Outcome baseline(Baseline baseline) {
    String name = baseline.externalName();
    Optional<String> unfit = baseline.unfit(task);
    if (unfit.isPresent()) {
      return new Outcome.Skipped(name, unfit.get());
    }
    long started = System.nanoTime();
    progress.update(name + ": learning", 0, 1);
    Recommender recommender = baseline.fit(task, easeLambda);
    progress.update(name + ": learning", 1, 1);
    return measured(name, recommender, secondsSince(started), null);
  }

  private Outcome served(String name) {
    long started = System.nanoTime();
    try (ServedModel model = serve.apply(task)) {
      double seconds = secondsSince(started);
      return measured(name, model, seconds, model.neighbourRecall(task.questions(), ks));
    }
  }

  private Outcome measured(
      String name,
      Recommender recommender,
      double trainSeconds,
      @Nullable Map<Integer, Double> annRecall) {
    String step = name + ": answering";
    int total = task.questions().size();
    progress.update(step, 0, total);
    Answers answers =
        Answers.ask(
            recommender,
            task.questions(),
            ks.getLast(),
            done -> progress.update(step, done, total));
    progress.update(step, total, total);
    return new Outcome.Measured(ModelQuality.of(name, task, answers, ks, trainSeconds, annRecall));
  }

  private static double secondsSince(long started) {
    return (System.nanoTime() - started) / 1e9;
  }
}
