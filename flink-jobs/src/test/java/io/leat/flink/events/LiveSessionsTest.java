package io.leat.flink.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.profile.Action;
import io.leat.flink.KeyedHarness;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sessions in the job that never ends. Positions are microseconds. */
final class LiveSessionsTest {
  private static KeyedHarness.TwoInputs<Interaction, PersonWish, Interaction> harness()
      throws Exception {
    return KeyedHarness.openBoth(
        new LinkSessions(new Emission(1_000), Expiry.after(Duration.ofMillis(10), 0)),
        Interaction::session,
        PersonWish::person);
  }

  private static Interaction event(@Nullable String user, String item, long position) {
    return new Interaction(
        "e" + position,
        user,
        "s",
        Action.VIEW,
        1_770_000_000_000L,
        item,
        null,
        null,
        null,
        position);
  }

  @Test
  void anonymousEventsAreGivenOutOnceAndTakenBackWhenTheSessionIsSomebodys() throws Exception {
    try (var harness = harness()) {
      harness.first(event(null, "a", 2_000), 2_000);
      harness.watermark(2_000);
      harness.first(event(null, "b", 2_100), 2_100);
      harness.watermark(2_100);
      assertThat(harness.output(LinkSessions.ANONYMOUS))
          .extracting(Interaction::itemId)
          .containsExactly("a", "b");
      assertThat(harness.output(LinkSessions.TAKEN_BACK)).isEmpty();

      harness.first(event("anna", "c", 2_200), 2_200);
      assertThat(harness.output(LinkSessions.TAKEN_BACK))
          .containsExactly(PersonWish.forget("session s", 2_200));
      assertThat(harness.output())
          .extracting(event -> event.userId() + " " + event.itemId())
          .containsExactly("anna a", "anna b", "anna c");
    }
  }

  @Test
  void aSessionThatIsOverIsForgotten() throws Exception {
    try (var harness = harness()) {
      harness.first(event("anna", "a", 2_000), 2_000);
      harness.watermark(12_100);
      harness.first(event(null, "b", 13_000), 13_000);
      harness.watermark(13_000);
      assertThat(harness.output()).extracting(Interaction::itemId).containsExactly("a");
      assertThat(harness.output(LinkSessions.ANONYMOUS))
          .extracting(Interaction::itemId)
          .containsExactly("b");
      harness.watermark(30_000);
      assertThat(harness.timers()).isZero();
    }
  }

  @Test
  void aSessionOfSomeoneForgottenLinksNobody() throws Exception {
    try (var harness = harness()) {
      harness.first(event("anna", "a", 2_000), 2_000);
      harness.second(PersonWish.forget("session s", 2_100), 2_100);
      harness.first(event(null, "b", 2_200), 2_200);
      assertThat(harness.output()).extracting(Interaction::itemId).containsExactly("a");
    }
  }
}
