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
  private static final Duration IDLE = Duration.ofMillis(10);

  private static KeyedHarness.TwoInputs<Interaction, PersonWish, ProfiledUser> harness()
      throws Exception {
    return KeyedHarness.openBoth(
        new ProfileFunction(
            ActionWeights.DEFAULT,
            ForwardDecay.DEFAULT,
            100,
            new Emission(BEGUN),
            Expiry.after(IDLE, BEGUN)),
        Interaction::person,
        PersonWish::person);
  }

  private static Interaction view(String user, String item, long position) {
    return new Interaction(
        "e" + position, user, null, Action.VIEW, 1_770_000_000_000L, item, null, null, position);
  }

  private static Set<String> items(ProfiledUser user) {
    return Objects.requireNonNull(user.profile()).items().keySet();
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
      assertThat(harness.output()).containsExactly(ProfiledUser.nobody("anna"));

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
      harness.watermark(19_000);
      assertThat(harness.output()).hasSize(3).last().isEqualTo(ProfiledUser.nobody("anna"));
      assertThat(harness.timers()).isZero();
    }
  }

  @Test
  void aRestartBetweenChangeAndWatermarkLosesNothing() throws Exception {
    try (var before = harness()) {
      before.first(view("anna", "a", 2_000), 2_000);
      var state = before.snapshot();
      try (var after =
          KeyedHarness.restoreBoth(
              new ProfileFunction(
                  ActionWeights.DEFAULT,
                  ForwardDecay.DEFAULT,
                  100,
                  new Emission(BEGUN),
                  Expiry.after(IDLE, BEGUN)),
              Interaction::person,
              PersonWish::person,
              state)) {
        after.watermark(2_000);
        assertThat(after.output()).extracting(ProfiledUser::userId).isEqualTo(List.of("anna"));
      }
    }
  }
}
