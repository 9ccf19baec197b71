package io.leat.core.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.history.Histories;
import io.leat.core.history.History;
import io.leat.core.hybrid.ValidationSplit.Question;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationSplitTest {
  private static final int PEOPLE = 120;

  /** No two people share an item, so that an item tells whose it is. */
  private static final int ITEMS_EACH = 10;

  /** Every second person is a session: short, at one time of the first thousand seconds. */
  private static Histories shop(long seed, boolean timeless) {
    Random random = new Random(seed);
    Histories.Builder builder = new Histories.Builder(PEOPLE * ITEMS_EACH);
    for (int person = 0; person < PEOPLE; person++) {
      boolean session = person % 2 == 1;
      int size = session ? 4 : 12;
      long start = random.nextInt(1000);
      int first = person * ITEMS_EACH;
      int[] items = random.ints(size, first, first + ITEMS_EACH).toArray();
      long[] times = random.longs(size, 0, 1000).sorted().toArray();
      if (session) {
        Arrays.setAll(times, act -> start + act);
      }
      if (timeless) {
        Arrays.fill(times, 7);
      }
      float[] weights = new float[size];
      for (int act = 0; act < size; act++) {
        weights[act] = random.nextInt(6) == 0 ? -1 : 1;
      }
      builder.add(new History(items, weights, times), session);
    }
    return builder.build();
  }

  private static int person(Question question) {
    return question.answers()[0] / ITEMS_EACH;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void cutsByTimeWhereTimesTellAnOrder(long seed) {
    Histories all = shop(seed, false);
    ValidationSplit split = ValidationSplit.of(all, 1000, seed);

    assertThat(split.training().people()).isEqualTo(PEOPLE);
    assertThat(split.training().sessions()).isEqualTo(all.sessions());
    assertThat(split.training().now()).isLessThan(split.now());
    assertThat((double) split.training().acts() / all.acts()).isCloseTo(0.9, within(0.02));
    assertThat(split.users()).isNotEmpty();
    for (Question question : split.users()) {
      int person = person(question);
      assertThat(all.sessions()[person]).isFalse();
      History before = split.training().of(person);
      assertThat(question.history()).usingRecursiveComparison().isEqualTo(before);
      Set<Integer> known = set(before.items());
      assertThat(set(question.seen())).isEqualTo(known);
      assertThat(set(question.answers()))
          .as("no answer is known, seed %d", seed)
          .doesNotContainAnyElementsOf(known)
          .isEqualTo(liked(all.of(person), split.now(), known));
    }
    assertThat(split.repeats()).isNotEmpty();
    for (Question question : split.repeats()) {
      assertThat(question.again()).isTrue();
      assertThat(set(question.answers()))
          .as("all answers are known, seed %d", seed)
          .isNotEmpty()
          .isSubsetOf(set(question.history().items()));
    }
  }

  /** What a person took to after the cut. */
  private static Set<Integer> liked(History history, long cut, Set<Integer> known) {
    Set<Integer> liked = new HashSet<>();
    for (int act = 0; act < history.size(); act++) {
      if (history.times()[act] >= cut
          && history.weights()[act] > 0
          && !known.contains(history.items()[act])) {
        liked.add(history.items()[act]);
      }
    }
    return liked;
  }

  private static Set<Integer> set(int[] items) {
    return new HashSet<>(IntStream.of(items).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void sessionsAfterTheCutAskForEachNextItem(long seed) {
    Histories all = shop(seed, false);
    ValidationSplit split = ValidationSplit.of(all, 10_000, seed);
    int expected = 0;
    for (int person = 1; person < PEOPLE; person += 2) {
      History session = all.of(person);
      boolean after = session.times()[0] >= split.now();
      assertThat(split.training().of(person).size())
          .isEqualTo(
              (int) Arrays.stream(session.times()).filter(time -> time < split.now()).count());
      for (int act = 1; after && act < session.size(); act++) {
        expected += session.weights()[act] > 0 ? 1 : 0;
      }
    }
    assertThat(expected).as("seed %d", seed).isPositive();
    assertThat(split.sessions()).hasSize(expected);
    for (Question question : split.sessions()) {
      History session = all.of(person(question));
      int asked = question.history().size();
      assertThat(asked).isPositive();
      assertThat(question.history().items()).containsExactly(Arrays.copyOf(session.items(), asked));
      assertThat(question.answers()).containsExactly(session.items()[asked]);
      assertThat(session.weights()[asked]).as("a wish").isPositive();
      assertThat(question.seen()).as("one may return to it").isEmpty();
      assertThat(split.training().of(person(question)).isEmpty()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void drawsWhereTimesAreEqual(long seed) {
    Histories all = shop(seed, true);
    ValidationSplit split = ValidationSplit.of(all, 1000, seed);

    assertThat((double) split.training().acts() / all.acts()).isCloseTo(0.9, within(0.04));
    assertThat(split.now()).isEqualTo(7);
    assertThat(split.sessions()).isEmpty();
    assertThat(split.users()).isNotEmpty();
    for (Question question : split.users()) {
      History kept = split.training().of(person(question));
      assertThat(question.history()).usingRecursiveComparison().isEqualTo(kept);
      assertThat(set(question.answers()))
          .as("no answer is trained on, seed %d", seed)
          .doesNotContainAnyElementsOf(set(kept.items()))
          .allMatch(item -> set(all.of(person(question)).items()).contains(item));
    }
  }

  @Test
  void oneSeedDrawsOneSplitAndNoMoreThanAsked() {
    Histories all = shop(5, false);
    ValidationSplit split = ValidationSplit.of(all, 7, 1);
    assertThat(split.users()).hasSize(7);
    assertThat(split.sessions()).hasSize(7);
    assertThat(ValidationSplit.of(all, 7, 1)).usingRecursiveComparison().isEqualTo(split);
    assertThat(ValidationSplit.of(all, 7, 2).users().stream().map(ValidationSplitTest::person))
        .doesNotContainSequence(split.users().stream().map(ValidationSplitTest::person).toList());
    Histories timeless = shop(5, true);
    assertThat(ValidationSplit.of(timeless, 50, 1).training().items())
        .isEqualTo(ValidationSplit.of(timeless, 50, 1).training().items())
        .isNotEqualTo(ValidationSplit.of(timeless, 50, 2).training().items());
  }

  @Test
  void nobodyIsAskedNothing() {
    ValidationSplit split = ValidationSplit.of(new Histories.Builder(3).build(), 10, 1);
    assertThat(split.users()).isEmpty();
    assertThat(split.sessions()).isEmpty();
    assertThat(split.training().people()).isZero();
  }
}
