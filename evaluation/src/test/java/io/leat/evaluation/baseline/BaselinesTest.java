package io.leat.evaluation.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.profile.Action;
import io.leat.data.Item;
import io.leat.evaluation.Histories;
import io.leat.evaluation.Recommender;
import io.leat.evaluation.dataset.Candidates;
import io.leat.evaluation.dataset.History;
import io.leat.evaluation.dataset.Interaction;
import io.leat.evaluation.dataset.Interactions;
import io.leat.evaluation.dataset.Interactions.Order;
import io.leat.evaluation.protocol.EvaluationTask;
import io.leat.evaluation.protocol.NextItem;
import io.leat.evaluation.protocol.UserQuestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

final class BaselinesTest {
  private static final Interactions TRAIN =
      Histories.of("u: a b", "v: a b c", "w: a c", "x: d", "y: a");

  private static final EvaluationTask TASK =
      UserQuestions.fullRanking(TRAIN, Histories.of("u: c", "x: a", "new: b"), Map.of());

  @Test
  void popularityLeavesOutWhatTheUserHas() {
    // a 4, b 2, c 2, d 1; ties by id
    assertThat(lists(Baseline.POPULARITY, TASK, 3))
        .containsExactly(List.of("c", "d"), List.of("a", "b", "c"), List.of("a", "b", "c"));
  }

  @Test
  void onlyCandidatesAreRanked() {
    EvaluationTask task =
        UserQuestions.amongCandidates(
            TRAIN, List.of(new Candidates("x", "c", Set.of("c", "b", "nowhere"))), Map.of());
    for (Baseline baseline : List.of(Baseline.POPULARITY, Baseline.ITEM_COSINE, Baseline.EASE)) {
      assertThat(lists(baseline, task, 10)).containsExactly(List.of("b", "c"));
    }
  }

  @Test
  void recentPopularityCountsTheLastThirtyDays() {
    long day = 24 * 60 * 60;
    Interactions train =
        new Interactions(
            List.of(
                history("u", new Interaction("old", 0, Action.PURCHASE, 1)),
                history("v", new Interaction("old", day, Action.PURCHASE, 1)),
                history("w", new Interaction("new", 40 * day, Action.PURCHASE, 1))),
            Order.TIME);
    EvaluationTask task = UserQuestions.fullRanking(train, Histories.of("z: new"), Map.of());

    assertThat(lists(Baseline.POPULARITY, task, 1)).containsExactly(List.of("old"));
    assertThat(lists(Baseline.RECENT_POPULARITY, task, 1)).containsExactly(List.of("new"));
    assertThat(Baseline.RECENT_POPULARITY.unfit(TASK)).isPresent();
  }

  @Test
  void cosineIsOfWhoHasTheItems() {
    ItemCosine cosine = new ItemCosine(TASK);
    // u and v have a and b; 4 have a, 2 have b
    assertThat(cosine.likeness("a", "b")).isCloseTo(2 / Math.sqrt(4 * 2), within(1e-6));
    assertThat(cosine.likeness("b", "c")).isCloseTo(1 / Math.sqrt(2 * 2), within(1e-6));
    assertThat(cosine.likeness("a", "d")).isZero();
    assertThat(cosine.recommend(TASK.questions().getFirst(), 1)).containsExactly("c");
  }

  @Test
  void inSequencesDistanceCounts() {
    EvaluationTask task =
        new NextItem(1, true)
            .of(
                Histories.of(Order.SEQUENCE, "a b c", "a b", "d a"),
                Histories.of(Order.SEQUENCE, "a x"),
                Map.of());
    ItemCosine cosine = new ItemCosine(task);
    // once 1 step apart, twice held by a's 3 and c's 1 sessions: 1/2 / (3 * 1)^0.4
    assertThat(cosine.likeness("a", "c")).isCloseTo(0.5 / Math.pow(3, 0.4), within(1e-6));
    assertThat(cosine.likeness("a", "b")).isCloseTo(2 / Math.pow(3 * 2, 0.4), within(1e-6));
  }

  @Test
  void easeIsTheDenseSolution() {
    long seed = 7;
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int user = 0; user < 60; user++) {
      StringBuilder line = new StringBuilder("u" + user + ":");
      for (int item = 0; item < 12; item++) {
        line.append(random.nextInt(3) == 0 ? " i" + item : "");
      }
      lines.add(line.toString());
    }
    Interactions train = Histories.of(lines.toArray(String[]::new));
    EvaluationTask task = UserQuestions.fullRanking(train, Histories.of("u0: i1"), Map.of());
    double lambda = 5;
    Ease ease = new Ease(task, lambda);

    DMatrixRMaj x = new DMatrixRMaj(60, 12);
    for (int user = 0; user < 60; user++) {
      for (String item : train.histories().get(user).items()) {
        x.set(user, Integer.parseInt(item.substring(1)), 1);
      }
    }
    DMatrixRMaj p = CommonOps_DDRM.identity(12);
    CommonOps_DDRM.scale(lambda, p);
    CommonOps_DDRM.multAddTransA(x, x, p);
    CommonOps_DDRM.invert(p);
    for (int from = 0; from < 12; from++) {
      for (int to = 0; to < 12; to++) {
        assertThat(ease.weight("i" + from, "i" + to))
            .as("seed %d, weight from %d to %d", seed, from, to)
            .isCloseTo(from == to ? 0 : -p.get(from, to) / p.get(to, to), within(1e-5));
      }
    }
  }

  @Test
  void sessionNeighboursFollowTheLatestClick() {
    EvaluationTask task =
        new NextItem(1, false)
            .of(
                Histories.of(Order.SEQUENCE, "a b b", "c d", "e f", "e f"),
                Histories.of(Order.SEQUENCE, "a c x"),
                Map.of());
    Recommender neighbours = Baseline.SESSION_KNN.fit(task, 1);
    assertThat(neighbours.recommend(task.questions().getLast(), 2))
        .as("after a and c: the session of c, the latest click")
        .containsExactly("c", "d");
    assertThat(Baseline.SESSION_KNN.unfit(TASK)).isPresent();
  }

  @Test
  void titlesCarryOverToItemsWithoutEvents() {
    Map<String, Item> titles = new LinkedHashMap<>();
    Map.of("lamp1", "brass lamp", "lamp2", "red lamp", "cup1", "tea cup", "lamp9", "green lamp")
        .forEach((id, title) -> titles.put(id, titled(id, title)));
    titles.put("cup9", titled("cup9", "blue cup"));
    EvaluationTask task =
        UserQuestions.amongCandidates(
            Histories.of("u: cup1", "v: lamp1 lamp2", "w: lamp1"),
            List.of(
                new Candidates("u", "cup9", Set.of("cup9", "lamp9")),
                new Candidates("v", "lamp9", Set.of("cup9", "lamp9"))),
            titles);
    assertThat(lists(Baseline.TITLE, task, 1)).containsExactly(List.of("cup9"), List.of("lamp9"));
    assertThat(lists(Baseline.TITLE_POPULARITY, task, 2))
        .as("lamps are the more popular")
        .containsOnly(List.of("lamp9", "cup9"));
    assertThat(Baseline.TITLE.unfit(TASK)).hasValue("the items have no titles");
  }

  private static Item titled(String id, String title) {
    return new Item(
        id, title, null, null, List.of(), null, null, true, Map.of(), null, null, null, null,
        List.of(), null);
  }

  @Test
  void tooManyItemsForAnExactInverseAreSaid() {
    StringBuilder line = new StringBuilder("u:");
    for (int i = 0; i <= Ease.MOST_ITEMS; i++) {
      line.append(" i").append(i);
    }
    EvaluationTask task =
        UserQuestions.fullRanking(Histories.of(line.toString()), Histories.of("v: i1"), Map.of());
    assertThat(Baseline.EASE.unfit(task))
        .hasValueSatisfying(why -> assertThat(why).contains("8,001"));
  }

  @Test
  void oneUserAndOneItemHaveAnAnswer() {
    EvaluationTask task =
        UserQuestions.fullRanking(Histories.of("u: a"), Histories.of("u: a", "v: a"), Map.of());
    for (Baseline baseline : List.of(Baseline.POPULARITY, Baseline.ITEM_COSINE, Baseline.EASE)) {
      assertThat(lists(baseline, task, 5))
          .as(baseline.externalName())
          .containsExactly(List.of(), List.of("a"));
    }
  }

  @Test
  void everyBaselineGivesKDistinctItems() {
    EvaluationTask task =
        new NextItem(1, false)
            .of(
                Histories.of(Order.SEQUENCE, "a b a", "c d", "e f"),
                Histories.of(Order.SEQUENCE, "a c", "unknown a"),
                Map.of());
    for (Baseline baseline : Baseline.values()) {
      if (baseline.unfit(task).isPresent()) {
        continue;
      }
      for (List<String> list : lists(baseline, task, 6)) {
        assertThat(list).as(baseline.externalName()).hasSize(6).doesNotHaveDuplicates();
      }
    }
  }

  private static History history(String user, Interaction... interactions) {
    return new History(user, false, List.of(interactions));
  }

  private static List<List<String>> lists(Baseline baseline, EvaluationTask task, int k) {
    Recommender recommender = baseline.fit(task, 1);
    return task.questions().stream().map(each -> recommender.recommend(each, k)).toList();
  }
}
