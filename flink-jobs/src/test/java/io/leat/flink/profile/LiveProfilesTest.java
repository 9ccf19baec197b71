package io.leat.flink.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.profile.Action;
import io.leat.core.profile.ActionWeights;
import io.leat.core.profile.ForwardDecay;
import io.leat.flink.KeyedHarness;
import io.leat.flink.events.Emission;
import io.leat.flink.events.Expiry;
import io.leat.flink.events.Interaction;
import io.leat.flink.events.PersonWish;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Profiles in the job that never ends. Positions are microseconds. */
final class LiveProfilesTest {
  private static final long BEGUN = 1_000;
  private static final int CAPACITY = 3;
  private static final Duration IDLE = Duration.ofMillis(10);

  private static KeyedHarness.TwoInputs<Interaction, PersonWish, ProfiledUser> harness()
      throws Exception {
    return KeyedHarness.openBoth(function(), Interaction::person, PersonWish::person);
  }

  /** Whatever is called new came after training. */
  private static ProfileFunction function() {
    return new ProfileFunction(
        ActionWeights.DEFAULT,
        ForwardDecay.DEFAULT,
        CAPACITY,
        new Emission(BEGUN),
        Expiry.after(IDLE, BEGUN),
        () -> itemId -> itemId.startsWith("new"));
  }

  private static Interaction view(String user, String item, long position) {
    return new Interaction(
        "e" + position,
        user,
        null,
        Action.VIEW,
        1_770_000_000_000L,
        item,
        null,
        null,
        null,
        position);
  }

  private static Set<String> items(ProfiledUser user) {
    return Objects.requireNonNull(user.profile()).items().keySet();
  }

  private static ProfiledUser last(
      KeyedHarness.TwoInputs<Interaction, PersonWish, ProfiledUser> harness) {
    return harness.output().getLast();
  }

  @Test
  void whatTheIndexHasIsStateAndNothingElse() throws Exception {
    try (var harness = harness()) {
      harness.first(view("anna", "imported", 0), 0);
      harness.first(view("anna", "indexed", BEGUN), BEGUN);
      harness.watermark(BEGUN + 1);
      assertThat(harness.output()).isEmpty();

      harness.first(view("anna", "new", 2_000), 2_000);
      harness.watermark(2_000);
      assertThat(harness.output()).hasSize(1);
      assertThat(items(harness.output().getFirst())).containsExactly("imported", "indexed", "new");
      assertThat(harness.output().getFirst().position()).isEqualTo(2_000);
    }
  }

  @Test
  void changesBetweenTwoWatermarksAreOne() throws Exception {
    try (var harness = harness()) {
      harness.first(view("anna", "a", 2_000), 2_000);
      harness.first(view("anna", "b", 2_001), 2_001);
      harness.first(view("ben", "c", 2_002), 2_002);
      assertThat(harness.output()).as("before the watermark").isEmpty();
      harness.watermark(2_002);
      assertThat(harness.output()).hasSize(2);
      harness.watermark(2_500);
      assertThat(harness.output()).as("nothing has changed").hasSize(2);
    }
  }

  @Test
  void whoIsForgottenIsNobodyAndBeginsAnew() throws Exception {
    try (var harness = harness()) {
      harness.first(view("anna", "a", 2_000), 2_000);
      harness.second(PersonWish.forget("user anna", 2_100), 2_100);
      harness.first(view("anna", "imported late", 0), 0);
      harness.watermark(2_100);
      assertThat(harness.output())
          .usingRecursiveFieldByFieldElementComparator()
          .containsExactly(ProfiledUser.nobody("anna", ProfiledUser.NO_ITEMS));

      harness.first(view("anna", "b", 2_200), 2_200);
      harness.watermark(2_200);
      assertThat(items(harness.output().getLast())).containsExactly("b");
    }
  }

  @Test
  void whoWantsNothingPersonalIsMarked() throws Exception {
    try (var harness = harness()) {
      harness.first(view("anna", "a", 2_000), 2_000);
      harness.second(PersonWish.consent("user anna", 2_100, false), 2_100);
      harness.watermark(2_100);
      assertThat(harness.output().getLast().personalisation()).isFalse();
      harness.second(PersonWish.consent("user anna", 2_200, true), 2_200);
      harness.watermark(2_200);
      assertThat(harness.output().getLast().personalisation()).isTrue();
      assertThat(items(harness.output().getLast())).containsExactly("a");
    }
  }

  @Test
  void whoDoesNotComeBackIsGivenUp() throws Exception {
    try (var harness = harness()) {
      harness.first(view("anna", "a", 2_000), 2_000);
      harness.watermark(2_000);
      harness.first(view("anna", "b", 9_000), 9_000);
      harness.watermark(9_000);
      harness.watermark(12_000);
      assertThat(harness.output()).as("seen within ten milliseconds").hasSize(2);
      harness.watermark(19_100);
      assertThat(harness.output()).hasSize(3);
      assertThat(last(harness))
          .usingRecursiveComparison()
          .isEqualTo(ProfiledUser.nobody("anna", ProfiledUser.NO_ITEMS));
      assertThat(harness.timers()).isZero();
    }
  }

  @Test
  void aRestartBetweenChangeAndWatermarkLosesNothing() throws Exception {
    try (var before = harness()) {
      before.first(view("anna", "a", 2_000), 2_000);
      var state = before.snapshot();
      try (var after =
          KeyedHarness.restoreBoth(function(), Interaction::person, PersonWish::person, state)) {
        after.watermark(2_000);
        assertThat(after.output()).extracting(ProfiledUser::userId).isEqualTo(List.of("anna"));
      }
    }
  }

  @Test
  void newItemsAreToldOnceAfterEachAct() throws Exception {
    try (var harness = harness()) {
      harness.first(view("anna", "a", 2_000), 2_000);
      harness.first(view("anna", "new-1", 2_001), 2_001);
      harness.first(view("anna", "new-1", 2_002), 2_002);
      harness.watermark(2_002);
      assertThat(harness.output()).hasSize(1);
      assertThat(last(harness).newItems()).containsExactly("new-1");
      harness.first(view("anna", "a", 2_003), 2_003);
      harness.watermark(2_003);
      assertThat(last(harness).newItems()).as("not acted on").isEmpty();
      harness.first(view("anna", "new-1", 2_004), 2_004);
      harness.watermark(2_004);
      assertThat(last(harness).newItems()).containsExactly("new-1");
    }
  }

  @Test
  void whatAPersonNoLongerSaysAnythingOfIsToldToo() throws Exception {
    try (var harness = harness()) {
      harness.first(view("anna", "new-1", 2_000), 2_000);
      harness.first(view("anna", "new-2", 2_000), 2_000);
      harness.watermark(2_000);
      for (int i = 0; i < 2 * CAPACITY; i++) {
        harness.first(view("anna", "a" + i, 2_001), 2_001);
        harness.first(view("anna", "a" + i, 2_001), 2_001);
      }
      harness.watermark(2_001);
      assertThat(items(last(harness))).as("full").containsExactly("a0", "a1", "a2");
      assertThat(last(harness).newItems()).containsExactlyInAnyOrder("new-1", "new-2");

      harness.first(view("anna", "new-3", 2_002), 2_002);
      harness.second(PersonWish.forget("user anna", 2_003), 2_003);
      harness.watermark(2_003);
      assertThat(last(harness).profile()).isNull();
      assertThat(last(harness).newItems()).as("forgotten").containsExactly("new-3");

      harness.first(view("ben", "new-4", 3_000), 3_000);
      harness.watermark(3_000);
      harness.watermark(20_000);
      assertThat(last(harness).profile()).isNull();
      assertThat(last(harness).newItems()).as("given up").containsExactly("new-4");
    }
  }

  @Test
  void whatTheIndexHasIsToldOnceWhenItHasAllBeenRead() throws Exception {
    try (var harness = harness()) {
      harness.first(view("anna", "new-0", 0), 0);
      harness.first(view("anna", "new-1", 500), 500);
      harness.first(view("ben", "a", 600), 600);
      harness.watermark(BEGUN - 1);
      assertThat(harness.output()).isEmpty();
      harness.first(view("anna", "new-2", 2_000), 2_000);
      harness.watermark(2_000);
      assertThat(harness.output()).extracting(ProfiledUser::userId).containsExactly("anna", "anna");
      assertThat(harness.output().getFirst().newItems())
          .as("of the log")
          .containsExactlyInAnyOrder("new-1", "new-2");
      assertThat(last(harness).newItems()).isEmpty();
      assertThat(items(last(harness))).containsExactly("new-0", "new-1", "new-2");
    }
  }
}
