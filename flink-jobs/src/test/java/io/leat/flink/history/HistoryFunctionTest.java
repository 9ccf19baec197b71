package io.leat.flink.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.core.profile.Action;
import io.leat.core.profile.ActionWeights;
import io.leat.flink.KeyedHarness;
import io.leat.flink.events.Emission;
import io.leat.flink.events.Expiry;
import io.leat.flink.events.Interaction;
import io.leat.flink.events.PersonWish;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HistoryFunctionTest {
  private static final ActionWeights WEIGHTS = ActionWeights.DEFAULT;

  private static Interaction view(String eventId, String user, long millis, String item) {
    return new Interaction(eventId, user, null, Action.VIEW, millis, item, null, null, null, 0);
  }

  private static List<PersonHistory> run(int capacity, List<Interaction> events) throws Exception {
    try (var harness =
        KeyedHarness.open(
            new HistoryFunction(WEIGHTS, capacity, Emission.ALL, Expiry.NEVER, Expiry.NEVER),
            Interaction::person,
            PersonWish::person)) {
      for (Interaction event : events) {
        harness.process(event);
      }
      assertThat(harness.output()).as("before the end").isEmpty();
      harness.end();
      return harness.output();
    }
  }

  @Test
  void actsStandByTimeThenByEventIdInWhateverOrderTheyCome() throws Exception {
    List<Interaction> events = new ArrayList<>();
    events.add(view("e3", "anna", 1_000, "a"));
    events.add(view("e1", "anna", 2_000, "b"));
    events.add(view("e2", "anna", 2_000, "c"));
    events.add(view("e0", "anna", 2_001, "d"));
    events.add(view("e9", "anna", 5_999, "a"));
    for (long seed = 1; seed <= 5; seed++) {
      Collections.shuffle(events, new Random(seed));
      PersonHistory history = run(100, events).getFirst();
      assertThat(history.itemIds()).as("seed %d", seed).containsExactly("a", "b", "c", "d", "a");
      assertThat(history.times()).containsExactly(1, 2, 2, 2, 5);
      assertThat(history.weights()).containsOnly((float) WEIGHTS.of(Action.VIEW, null));
      assertThat(history.personId()).isEqualTo("anna");
      assertThat(history.session()).isFalse();
    }
  }

  @Test
  void theNewestActsAreKept() throws Exception {
    List<Interaction> events = new ArrayList<>();
    for (int act = 0; act < 10; act++) {
      events.add(view("e" + act, "anna", 1000L * act, "item-" + act));
    }
    Collections.shuffle(events, new Random(1));
    PersonHistory history = run(3, events).getFirst();
    assertThat(history.itemIds()).containsExactly("item-7", "item-8", "item-9");
    assertThat(history.times()).containsExactly(7, 8, 9);
    assertThat(history.weights()).hasSize(3);
  }

  @Test
  void weightsAreTheActions() throws Exception {
    PersonHistory history =
        run(
                10,
                List.of(
                    act("e1", Action.PURCHASE, "a", null),
                    act("e2", Action.RATING, "b", 1.0),
                    act("e3", Action.RETURN, "a", null)))
            .getFirst();
    assertThat(history.weights())
        .containsExactly(
            (float) WEIGHTS.of(Action.PURCHASE, null),
            (float) WEIGHTS.of(Action.RATING, 1.0),
            (float) WEIGHTS.of(Action.RETURN, null));
    assertThat(history.weights()[2]).as("before any decay, and against the item").isNegative();
  }

  private static Interaction act(
      String eventId, Action action, @Nullable String item, @Nullable Double value) {
    return new Interaction(eventId, "anna", null, action, 7, item, value, null, null, 0);
  }

  @Test
  void anonymousSessionsArePeopleToo() throws Exception {
    Interaction ofSession =
        new Interaction("e1", null, "x", Action.VIEW, 5_000, "a", null, null, null, 0);
    // A session may be named as a user is.
    List<PersonHistory> people = run(10, List.of(ofSession, view("e2", "x", 6_000, "b")));
    assertThat(people).hasSize(2).allMatch(person -> person.personId().equals("x"));
    assertThat(people)
        .anySatisfy(
            person -> {
              assertThat(person.session()).isTrue();
              assertThat(person.itemIds()).containsExactly("a");
            })
        .anySatisfy(
            person -> {
              assertThat(person.session()).isFalse();
              assertThat(person.itemIds()).containsExactly("b");
            });
  }

  @Test
  void whoTouchedNothingHasNoHistory() throws Exception {
    assertThat(run(10, List.of(act("e1", Action.SEARCH, null, null)))).isEmpty();
  }

  @Test
  void actsOutliveARestart() throws Exception {
    HistoryFunction function =
        new HistoryFunction(WEIGHTS, 10, Emission.ALL, Expiry.NEVER, Expiry.NEVER);
    try (var before = KeyedHarness.open(function, Interaction::person, PersonWish::person)) {
      before.process(view("e2", "anna", 2_000, "b"));
      var state = before.snapshot();
      try (var after =
          KeyedHarness.restore(
              new HistoryFunction(WEIGHTS, 10, Emission.ALL, Expiry.NEVER, Expiry.NEVER),
              Interaction::person,
              PersonWish::person,
              state)) {
        after.process(view("e1", "anna", 1_000, "a"));
        after.end();
        assertThat(after.output().getFirst().itemIds()).containsExactly("a", "b");
      }
    }
  }

  @Test
  void refusesNoRoom() {
    assertThatThrownBy(
            () -> new HistoryFunction(WEIGHTS, 0, Emission.ALL, Expiry.NEVER, Expiry.NEVER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("capacity must be at least 1, was 0");
  }
}
