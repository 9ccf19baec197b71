package io.leat.flink.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.profile.Action;
import io.leat.flink.KeyedHarness;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LinkSessionsTest {
  private int events;

  private Interaction event(@Nullable String user, String session, String item) {
    return new Interaction(
        "e" + events++, user, session, Action.VIEW, events * 1000L, item, null, null, null, 0);
  }

  private static List<String> run(Interaction... events) throws Exception {
    try (var harness =
        KeyedHarness.open(
            new LinkSessions(Emission.ALL, Expiry.NEVER),
            Interaction::session,
            PersonWish::person)) {
      for (Interaction event : events) {
        harness.process(event);
      }
      return out(harness);
    }
  }

  private static List<String> out(KeyedHarness<Interaction, Interaction> harness) {
    return harness.output().stream().map(event -> event.userId() + " " + event.itemId()).toList();
  }

  @Test
  void earlierAnonymousEventsGoToTheFirstUserOfTheSession() throws Exception {
    assertThat(run(event(null, "s", "a"), event(null, "s", "b"), event("anna", "s", "c")))
        .containsExactlyInAnyOrder("anna a", "anna b", "anna c");
  }

  @Test
  void laterAnonymousEventsFollowTheMostRecentLink() throws Exception {
    assertThat(
            run(
                event(null, "s", "a"),
                event("anna", "s", "b"),
                event(null, "s", "c"),
                event("ben", "s", "d"),
                event(null, "s", "e")))
        .containsExactlyInAnyOrder("anna a", "anna b", "anna c", "ben d", "ben e");
  }

  @Test
  void sessionsDoNotMix() throws Exception {
    assertThat(run(event(null, "s", "a"), event("anna", "t", "b"), event(null, "t", "c")))
        .containsExactlyInAnyOrder("anna b", "anna c");
  }

  @Test
  void aSessionThatIsNeverLinkedBelongsToNobody() throws Exception {
    assertThat(run(event(null, "s", "a"), event(null, "s", "b"))).isEmpty();
  }

  @Test
  void sessionsOfNobodyLeaveByTheSideWhenTheInputEnds() throws Exception {
    Interaction first = event(null, "s", "a");
    Interaction second = event(null, "s", "b");
    Interaction elsewhere = event(null, "u", "c");
    try (var harness =
        KeyedHarness.open(
            new LinkSessions(Emission.ALL, Expiry.NEVER),
            Interaction::session,
            PersonWish::person)) {
      harness.process(first);
      harness.process(event(null, "t", "d"));
      harness.process(second);
      harness.process(event("anna", "t", "e"));
      harness.process(event(null, "t", "f"));
      harness.process(elsewhere);
      assertThat(harness.output(LinkSessions.ANONYMOUS)).as("they may yet be linked").isEmpty();
      harness.end();
      assertThat(harness.output(LinkSessions.ANONYMOUS))
          .containsExactlyInAnyOrder(first, second, elsewhere);
      assertThat(out(harness)).containsExactlyInAnyOrder("anna d", "anna e", "anna f");
    }
  }

  @Test
  void waitingEventsOfNobodyOutliveARestart() throws Exception {
    Interaction waiting = event(null, "s", "a");
    try (var before =
        KeyedHarness.open(
            new LinkSessions(Emission.ALL, Expiry.NEVER),
            Interaction::session,
            PersonWish::person)) {
      before.process(waiting);
      var state = before.snapshot();
      try (var after =
          KeyedHarness.restore(
              new LinkSessions(Emission.ALL, Expiry.NEVER),
              Interaction::session,
              PersonWish::person,
              state)) {
        after.end();
        assertThat(after.output(LinkSessions.ANONYMOUS)).containsExactly(waiting);
      }
    }
  }

  @Test
  void onlyTheUserOfAnEventChanges() throws Exception {
    Interaction anonymous =
        new Interaction("e9", null, "s", Action.RATING, 77, "item", 4.0, null, null, 0);
    try (var harness =
        KeyedHarness.open(
            new LinkSessions(Emission.ALL, Expiry.NEVER),
            Interaction::session,
            PersonWish::person)) {
      harness.process(anonymous);
      harness.process(event("anna", "s", "a"));
      assertThat(harness.output())
          .contains(
              new Interaction("e9", "anna", "s", Action.RATING, 77, "item", 4.0, null, null, 0));
    }
  }

  @Test
  void waitingEventsAndLinksOutliveARestart() throws Exception {
    try (var before =
        KeyedHarness.open(
            new LinkSessions(Emission.ALL, Expiry.NEVER),
            Interaction::session,
            PersonWish::person)) {
      before.process(event(null, "waiting", "a"));
      before.process(event("ben", "linked", "b"));
      var state = before.snapshot();
      try (var after =
          KeyedHarness.restore(
              new LinkSessions(Emission.ALL, Expiry.NEVER),
              Interaction::session,
              PersonWish::person,
              state)) {
        after.process(event("anna", "waiting", "c"));
        after.process(event(null, "linked", "d"));
        assertThat(out(after)).containsExactlyInAnyOrder("anna a", "anna c", "ben d");
      }
    }
  }
}
