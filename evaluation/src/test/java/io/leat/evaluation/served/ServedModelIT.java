package io.leat.evaluation.served;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.evaluation.EvaluationProgress;
import io.leat.evaluation.Histories;
import io.leat.evaluation.ModelChoice;
import io.leat.evaluation.RecommendEvaluation;
import io.leat.evaluation.dataset.Candidates;
import io.leat.evaluation.dataset.Interactions;
import io.leat.evaluation.dataset.Interactions.Order;
import io.leat.evaluation.protocol.EvaluationTask;
import io.leat.evaluation.protocol.NextItem;
import io.leat.evaluation.protocol.Question;
import io.leat.evaluation.protocol.UserQuestions;
import io.leat.evaluation.quality.ModelQuality;
import io.leat.evaluation.quality.Outcome;
import io.leat.flink.Rebuild;
import io.leat.flink.RebuildProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data of each form, through a real rebuild and real requests. */
final class ServedModelIT {
  private static final long SEED = 5;

  @TempDir Path directory;

  @Test
  void tasteIsFoundWhereEverybodyBuysFromOneOfTwoShelves() {
    Random random = new Random(SEED);
    List<String> train = new ArrayList<>();
    List<String> test = new ArrayList<>();
    for (int user = 0; user < 60; user++) {
      List<String> taken = new ArrayList<>();
      while (taken.size() < 10) {
        String item = (user % 2 == 0 ? "left" : "right") + random.nextInt(20);
        if (!taken.contains(item)) {
          taken.add(item);
        }
      }
      train.add("u" + user + ": " + String.join(" ", taken.subList(0, 7)));
      test.add("u" + user + ": " + String.join(" ", taken.subList(7, 10)));
    }
    test.add("stranger: left1");
    EvaluationTask task =
        UserQuestions.fullRanking(
            Histories.of(train.toArray(String[]::new)),
            Histories.of(test.toArray(String[]::new)),
            Map.of());
    try (ServedModel model = rebuilt(task)) {
      for (Question question : task.questions().subList(0, 60)) {
        String shelf = question.history().getFirst().replaceAll("\\d", "");
        assertThat(model.recommend(question, 8))
            .as("seed %d: of the 13 that %s does not have", SEED, question.unit())
            .hasSize(8)
            .allMatch(item -> item.startsWith(shelf))
            .doesNotContainAnyElementsOf(question.excluded());
      }
      assertThat(model.recommend(task.questions().getLast(), 5)).as("a stranger").hasSize(5);
      assertThat(model.neighbourRecall(task.questions(), List.of(10))).isEqualTo(Map.of(10, 1.0));
    }
  }

  @Test
  void onlyCandidatesAreRanked() {
    EvaluationTask task =
        UserQuestions.amongCandidates(
            Histories.of("u: a b", "v: a b c", "w: d e"),
            List.of(new Candidates("u", "c", Set.of("c", "d", "unknown"))),
            Map.of());
    try (ServedModel model = rebuilt(task)) {
      assertThat(model.recommend(task.questions().getFirst(), 10)).containsExactly("c", "d");
    }
  }

  @Test
  void sessionsWithoutUsersAreServed() {
    Interactions train = Histories.of(Order.SEQUENCE, "a b", "a b a", "c d", "c d");
    EvaluationTask task =
        new NextItem(1, false).of(train, Histories.of(Order.SEQUENCE, "a b", "new c"), Map.of());
    RecommendEvaluation evaluation =
        new RecommendEvaluation(task, List.of(2), 1, this::rebuilt, EvaluationProgress.NONE);

    Outcome outcome = evaluation.run(ModelChoice.parse("leat")).getFirst();

    ModelQuality quality = ((Outcome.Measured) outcome).quality();
    assertThat(quality.lists()).hasSize(2).allMatch(list -> list.size() == 2);
    assertThat(quality.json()).containsKeys("recall@2", "ci95", "coverage@2", "p99_ms");
  }

  @Test
  void oneUserAndOneItemHaveAnAnswer() {
    EvaluationTask task =
        UserQuestions.fullRanking(Histories.of("u: a"), Histories.of("u: b"), Map.of());
    try (ServedModel model = rebuilt(task)) {
      assertThat(model.recommend(task.questions().getFirst(), 10)).isEmpty();
    }
  }

  private ServedModel rebuilt(EvaluationTask task) {
    return ServedModel.rebuilt(
        task, directory, request -> Rebuild.embedded().run(request, RebuildProgress.NONE));
  }
}
