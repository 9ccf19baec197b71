package io.leat.evaluation.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.evaluation.Histories;
import io.leat.evaluation.dataset.Candidates;
import io.leat.evaluation.dataset.Interactions.Order;
import io.leat.evaluation.dataset.ItemsReader;
import io.leat.evaluation.protocol.Question.Exclusion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ProtocolsTest {
  @Test
  void fullRankingAsksForAllTestItemsAndMasksTheUsersOwn() {
    EvaluationTask task =
        UserQuestions.fullRanking(
            Histories.of("u: a b", "v: c"), Histories.of("u: c d", "new: a", "v:"), Map.of());

    assertThat(task.questions())
        .containsExactly(
            new Question(
                "u",
                "u",
                List.of("a", "b"),
                List.of(),
                Set.of("c", "d"),
                Exclusion.SEEN,
                Set.of("a", "b"),
                null),
            new Question(
                "new", null, List.of(), List.of(), Set.of("a"), Exclusion.SEEN, Set.of(), null));
    assertThat(task.unknownUsers()).isEqualTo(1);
    assertThat(task.unknownItems()).as("d stays relevant").isEqualTo(1);
    assertThat(task.catalogue()).containsOnlyKeys("a", "b", "c");
  }

  @Test
  void describedItemsMayBeRecommendedToo() {
    EvaluationTask task =
        UserQuestions.fullRanking(
            Histories.of("u: a"), Histories.of("u: z"), Map.of("z", ItemsReader.untitled("z")));
    assertThat(task.catalogue()).containsOnlyKeys("a", "z");
    assertThat(task.unknownItems()).isEqualTo(1);
  }

  @Test
  void leaveOneOutRanksTheCandidatesOnly() {
    EvaluationTask task =
        UserQuestions.amongCandidates(
            Histories.of("u: a b"), List.of(new Candidates("u", "c", Set.of("c", "d"))), Map.of());
    assertThat(task.questions())
        .containsExactly(
            new Question(
                "u",
                "u",
                List.of("a", "b"),
                List.of(),
                Set.of("c"),
                Exclusion.NOTHING,
                Set.of(),
                Set.of("c", "d")));
  }

  @Test
  void nextItemAsksAfterEveryPrefix() {
    EvaluationTask task =
        new NextItem(1, false)
            .of(
                Histories.of(Order.SEQUENCE, "a b a"),
                Histories.of(Order.SEQUENCE, "a b b", "c"),
                Map.of());

    assertThat(task.questions())
        .extracting(Question::prefix, Question::relevant, Question::exclusion)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(List.of("a"), Set.of("b"), Exclusion.NOTHING),
            org.assertj.core.groups.Tuple.tuple(List.of("a", "b"), Set.of("b"), Exclusion.NOTHING));
    assertThat(task.units()).isEqualTo(1);
  }

  @Test
  void nextItemOfTheLastOnlyOrAfterLongerPrefixes() {
    var train = Histories.of(Order.SEQUENCE, "a b a");
    var test = Histories.of(Order.SEQUENCE, "a b c d", "a b");
    assertThat(new NextItem(1, true).of(train, test, Map.of()).questions())
        .extracting(Question::prefix)
        .containsExactly(List.of("a", "b", "c"), List.of("a"));
    assertThat(new NextItem(3, false).of(train, test, Map.of()).questions())
        .extracting(Question::prefix)
        .containsExactly(List.of("a", "b", "c"));
  }

  @Test
  void usersGoOnFromTheirTrainingHistory() {
    EvaluationTask task =
        new NextItem(1, false)
            .of(
                Histories.of(Order.WITHIN_HISTORY, "u: a b a"),
                Histories.of(Order.WITHIN_HISTORY, "u: c d", "new: c d"),
                Map.of());
    assertThat(task.questions().getFirst().known()).containsExactly("a", "b", "a", "c");
    assertThat(task.questions().getFirst().user()).isEqualTo("u");
    assertThat(task.questions().getLast().user()).isNull();
    assertThat(task.unknownUsers()).isEqualTo(1);
  }

  @Test
  void heldOutLastItemsAreNotLearntFrom() {
    EvaluationTask task =
        NextItem.holdingOutLast(
            Histories.of(Order.WITHIN_HISTORY, "u: a b c", "v: d", "w: a e"), Map.of());

    assertThat(task.train().histories())
        .extracting(history -> history.items())
        .containsExactly(List.of("a", "b"), List.of("d"), List.of("a"));
    assertThat(task.questions())
        .extracting(Question::user, Question::known, Question::relevant)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("u", List.of("a", "b"), Set.of("c")),
            org.assertj.core.groups.Tuple.tuple("w", List.of("a"), Set.of("e")));
  }

  @Test
  void knownItemsAreLeftOutOnlyWhereNoTrainingSequenceRepeatsOne() {
    var test = Histories.of(Order.SEQUENCE, "a b c");
    Question without =
        new NextItem(1, true)
            .of(Histories.of(Order.SEQUENCE, "a b", "b a"), test, Map.of())
            .questions()
            .getFirst();
    assertThat(without.exclusion()).isEqualTo(Exclusion.SEEN);
    assertThat(without.excluded()).containsExactlyInAnyOrder("a", "b");
    Question with =
        new NextItem(1, true)
            .of(Histories.of(Order.SEQUENCE, "a b", "b a b"), test, Map.of())
            .questions()
            .getFirst();
    assertThat(with.exclusion()).isEqualTo(Exclusion.NOTHING);
    assertThat(with.excluded()).isEmpty();
  }
}
