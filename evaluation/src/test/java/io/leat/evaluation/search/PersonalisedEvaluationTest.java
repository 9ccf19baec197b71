package io.leat.evaluation.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leat.core.profile.Action;
import io.leat.data.Item;
import io.leat.data.ShopFiles;
import io.leat.evaluation.EvaluationProgress;
import io.leat.evaluation.dataset.ItemsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalisedEvaluationTest {
  private static final List<SearchQuestion> QUESTIONS =
      List.of(question("u", "first"), question("u", "eleventh"), question("v", "nowhere"));

  @TempDir Path directory;

  @Test
  void theTargetIsLookedForBelowTheList() {
    SearchQuality quality =
        new PersonalisedEvaluation(QUESTIONS, 2, EvaluationProgress.NONE)
            .measure("x", (question, size) -> list(question.target()).subList(0, size));

    assertThat(quality.means().get("mrr@2")).isEqualTo(1 / 3.0);
    assertThat(quality.means().get("hit_rate@2")).isEqualTo(1 / 3.0);
    assertThat(quality.means().get("ndcg@2")).isEqualTo(1 / 3.0);
    assertThat(quality.means().get("mean_rank")).isEqualTo((1 + 11 + 101) / 3.0);
  }

  @Test
  void bothWaysAreComparedQuestionByQuestion() {
    PersonalisedEvaluation evaluation =
        new PersonalisedEvaluation(QUESTIONS, 2, EvaluationProgress.NONE);
    PersonalisedTask task =
        new PersonalisedTask(
            new ShopFiles(directory), Map.of("u", Set.of("first")), 200, QUESTIONS, 3, 5, false);
    JsonNode json =
        new ObjectMapper()
            .valueToTree(
                new PersonalisedResult(
                        task,
                        2,
                        1,
                        "test",
                        evaluation.measure("leat", (question, size) -> List.of(question.target())),
                        evaluation.measure(
                            "without_person", (question, size) -> List.of("x", question.target())))
                    .json());

    assertThat(json.get("mrr@2").asDouble()).isEqualTo(1);
    assertThat(json.at("/ratio/mrr@2").asDouble()).isEqualTo(2);
    assertThat(json.at("/ratio/mean_rank").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/difference/mrr@2").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/difference/hit_rate@2").asDouble()).isZero();
    assertThat(json.at("/difference/ci95/mrr@2"))
        .as("every question gains as much")
        .allMatch(bound -> bound.asDouble() == 0.5)
        .hasSize(2);
    assertThat(json.at("/slices/seen_before/questions").asInt()).isEqualTo(1);
    assertThat(json.at("/slices/new/questions").asInt()).isEqualTo(2);
    assertThat(json.at("/models/without_person/mrr@2").asDouble()).isEqualTo(0.5);
  }

  @Test
  void aWordOfTheTitleIsAskedFor() throws IOException {
    Path items =
        Files.writeString(
            directory.resolve("items.tsv"),
            "item\ttitle\na\tBags with the Roses 12\nb\t12 34\nc\tthe\n");
    Map<String, Item> catalogue = ItemsReader.read(items);
    List<Map.Entry<String, String>> purchases = new ArrayList<>();
    for (int user = 0; user < 50; user++) {
      purchases.add(Map.entry("u" + user, "a"));
    }
    purchases.add(Map.entry("u0", "b"));
    purchases.add(Map.entry("u0", "unknown"));
    purchases.add(Map.entry("stranger", "a"));
    Set<String> known = Set.copyOf(IntStream.range(0, 50).mapToObj(user -> "u" + user).toList());

    List<SearchQuestion> questions = WordQueries.of(purchases, known, catalogue, 3);

    assertThat(questions).hasSize(50).allMatch(each -> each.target().equals("a"));
    assertThat(questions.stream().map(SearchQuestion::text).distinct())
        .as("neither numbers nor function words, as they were written")
        .containsExactlyInAnyOrder("bags", "roses");
    assertThat(WordQueries.of(purchases, known, catalogue, 3)).isEqualTo(questions);
    assertThat(WordQueries.of(purchases, known, catalogue, 4)).isNotEqualTo(questions);
  }

  private static SearchQuestion question(String unit, String target) {
    return new SearchQuestion(unit, "text", unit, List.of(), target, Action.PURCHASE);
  }

  /** A hundred items, the target at the place that it is named after. */
  private static List<String> list(String target) {
    List<String> list =
        new ArrayList<>(IntStream.range(0, 100).mapToObj(item -> "other" + item).toList());
    switch (target) {
      case "first" -> list.set(0, target);
      case "eleventh" -> list.set(10, target);
      default -> {}
    }
    return list;
  }
}
