package io.leat.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leat.evaluation.Histories;
import io.leat.evaluation.dataset.Interactions.Order;
import io.leat.evaluation.protocol.EvaluationTask;
import io.leat.evaluation.protocol.NextItem;
import io.leat.evaluation.protocol.Question;
import io.leat.evaluation.protocol.UserQuestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Worked by hand. */
final class QualityTest {
  private static final EvaluationTask TASK =
      UserQuestions.fullRanking(
          Histories.of("anna: x", "ben: x y", "cleo: z", "dora: a"),
          Histories.of("anna: a b", "ben: c"),
          Map.of());

  private static final List<List<String>> LISTS =
      List.of(List.of("y", "a", "b"), List.of("a", "z", "q"));

  @Test
  void meansAreOverQuestions() {
    Map<String, Double> means = Scores.of(TASK.questions(), LISTS, List.of(1, 2, 3)).means();

    assertThat(means.get("recall@2")).isEqualTo((1 / 2.0 + 0) / 2);
    assertThat(means.get("recall@3")).isEqualTo((2 / 2.0 + 0) / 2);
    assertThat(means.get("hit_rate@1")).isZero();
    assertThat(means.get("hit_rate@2")).isEqualTo(1 / 2.0);
    assertThat(means.get("mrr@1")).as("cut at k").isZero();
    assertThat(means.get("mrr@3")).isEqualTo(1 / 2.0 / 2);
    assertThat(means.get("precision@3")).isCloseTo(2 / 3.0 / 2, within(1e-12));
    double second = 1 / log2(3);
    double third = 1 / log2(4);
    assertThat(means.get("ndcg@1")).isZero();
    assertThat(means.get("ndcg@2")).isCloseTo(second / (1 + second) / 2, within(1e-12));
    assertThat(means.get("ndcg@3")).isCloseTo((second + third) / (1 + second) / 2, within(1e-12));
  }

  @Test
  void theIdealIsOverNoMoreThanK() {
    EvaluationTask task =
        UserQuestions.fullRanking(Histories.of("u: x"), Histories.of("u: a b c"), Map.of());
    Map<String, Double> means =
        Scores.of(task.questions(), List.of(List.of("a")), List.of(1, 5)).means();

    assertThat(means.get("ndcg@1")).isEqualTo(1);
    assertThat(means.get("ndcg@5")).isCloseTo(1 / (1 + 1 / log2(3) + 1 / 2.0), within(1e-12));
    assertThat(means.get("precision@5")).as("of k, though the list is short").isEqualTo(1 / 5.0);
  }

  @Test
  void coverageIsOfTheCatalogueAndNoveltyInBits() {
    Variety variety = new Variety(TASK);
    assertThat(TASK.catalogue()).containsOnlyKeys("x", "y", "z", "a");
    assertThat(variety.coverage(LISTS, 1)).as("y, a").isEqualTo(2 / 4.0);
    assertThat(variety.coverage(LISTS, 2)).as("y, a, z").isEqualTo(3 / 4.0);
    assertThat(variety.coverage(LISTS, 3)).as("b and q are not of it").isEqualTo(3 / 4.0);
    // 2 of 4 users have x: 1 bit; 1 of 4 has y: 2 bits; nobody has q, as if half of one: 3 bits
    assertThat(variety.novelty(List.of(List.of("x", "y"), List.of("q"))))
        .isCloseTo((1 + 2 + 3) / 3.0, within(1e-12));
    assertThat(variety.novelty(List.of(List.of()))).isZero();
  }

  @Test
  void theIntervalOfCoinTossesIsTheNormalOne() {
    List<Question> questions = new ArrayList<>();
    double[][] values = new double[2_000][];
    Random random = new Random(3);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      questions.add(question("u" + i));
      values[i] = new double[] {random.nextInt(4) == 0 ? 1 : 0};
      sum += values[i][0];
    }
    double mean = sum / values.length;
    double[] interval = interval(questions, new Scores(List.of("hit"), values));

    double half = 1.96 * Math.sqrt(mean * (1 - mean) / values.length);
    assertThat(interval[0]).isCloseTo(mean - half, within(0.1 * half));
    assertThat(interval[1]).isCloseTo(mean + half, within(0.1 * half));
    assertThat(interval(questions, new Scores(List.of("hit"), values)))
        .as("the same again")
        .isEqualTo(interval);
  }

  /**
   * Both models swing between hard and easy questions; one is ahead by a tenth or a fifth on each.
   */
  @Test
  void aDifferenceIsPairedByQuestion() {
    List<String> units = new ArrayList<>();
    double[][] better = new double[100][];
    double[][] worse = new double[100][];
    for (int i = 0; i < 100; i++) {
      units.add("u" + i);
      worse[i] = new double[] {i % 2 == 0 ? 0 : 0.8};
      better[i] = new double[] {worse[i][0] + (i % 4 < 2 ? 0.1 : 0.2)};
    }
    List<String> names = List.of("hit");
    PairedDifference difference =
        PairedDifference.of(units, new Scores(names, better), new Scores(names, worse));

    assertThat(difference.means().get("hit")).isCloseTo(0.15, within(1e-12));
    double[] interval = Objects.requireNonNull(difference.ci95().get("hit"));
    assertThat(interval[0]).isBetween(0.13, 0.15);
    assertThat(interval[1]).isBetween(0.15, 0.17);
    assertThat(difference.json()).containsKeys("hit", "ci95");
  }

  @Test
  void questionsOfOneSessionAreDrawnTogether() {
    List<Question> together = new ArrayList<>();
    List<Question> apart = new ArrayList<>();
    double[][] values = new double[400][];
    for (int i = 0; i < values.length; i++) {
      together.add(question("u" + i / 20));
      apart.add(question("u" + i));
      values[i] = new double[] {i / 20 % 2};
    }
    Scores scores = new Scores(List.of("hit"), values);
    assertThat(width(interval(together, scores))).isGreaterThan(3 * width(interval(apart, scores)));
  }

  @Test
  void answersAreInTheOrderOfTheQuestionsAndNoLongerThanAsked() {
    EvaluationTask task =
        new NextItem(1, false)
            .of(
                Histories.of(Order.SEQUENCE, "a"),
                Histories.of(Order.SEQUENCE, "a b c d"),
                Map.of());
    Answers answers =
        Answers.ask(
            (question, k) -> List.of(question.prefix().getLast(), "x", "y"),
            task.questions(),
            2,
            done -> {});
    assertThat(answers.lists())
        .containsExactly(List.of("a", "x"), List.of("b", "x"), List.of("c", "x"));
    assertThat(answers.latencies().requests()).isEqualTo(3);
  }

  @Test
  void slicesDivideTheQuestionsAndTheItems() {
    EvaluationTask task =
        UserQuestions.fullRanking(
            Histories.of("a: p", "b: p q", "c: p q r", "d: p q r s"),
            Histories.of("a: cold", "b: r", "c: s", "d: cold"),
            Map.of());
    Slices slices = new Slices(task);

    assertThat(slices.byActivity().keySet()).hasSize(4);
    assertThat(slices.byActivity().values()).allMatch(members -> members.length == 1);
    List<List<String>> lists = List.of(List.of("q"), List.of("r"), List.of("p"), List.of("cold"));
    assertThat(slices.found(lists, Objects.requireNonNull(slices.byPopularity().get("cold")), 1))
        .containsExactly(1 / 2.0, 2);
    assertThat(slices.found(lists, item -> item.equals("r"), 1)).containsExactly(1, 1);
    for (String item : List.of("p", "q", "r", "s", "cold")) {
      assertThat(slices.byPopularity().values().stream().filter(each -> each.test(item)).count())
          .as("%s is of one class", item)
          .isEqualTo(1);
    }
  }

  private static double[] interval(List<Question> questions, Scores scores) {
    return Objects.requireNonNull(Bootstrap.intervals(questions, scores).get("hit"));
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  private static double width(double[] interval) {
    return interval[1] - interval[0];
  }

  private static Question question(String unit) {
    return new Question(
        unit, null, List.of(), List.of(), Set.of("a"), Question.Exclusion.NOTHING, Set.of(), null);
  }
}
