package io.leat.flink.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.profile.Action;
import io.leat.data.Reject;
import io.leat.flink.KeyedHarness;
import io.leat.flink.source.SourceLine;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DropDuplicateEventsTest {
  private static final long DAY = 86_400_000_000L;

  private static EventLine event(String id, long line, String item) {
    return new EventLine(
        new Interaction(id, "anna", null, Action.VIEW, line, item, null, null, null, 0),
        new SourceLine("events.jsonl", line, "{" + item + "}", null));
  }

  private static EventLine received(String id, long at, String item) {
    return new EventLine(
        new Interaction(id, "anna", null, Action.VIEW, at / 1000, item, null, null, null, at),
        new SourceLine("log", at, "{" + item + "}", null));
  }

  private static KeyedHarness<EventLine, Interaction> open(@Nullable OperatorSubtaskState state)
      throws Exception {
    return KeyedHarness.ofNumbers(
        new DropDuplicateEvents(Duration.ofDays(1)), DropDuplicateEvents::slotOf, state);
  }

  @Test
  void theFirstPassesAndLaterOnesAreRejectsThatNameIt() throws Exception {
    try (var harness = open(null)) {
      harness.process(event("x", 3, "lamp"));
      harness.process(event("y", 4, "mug"));
      harness.process(event("x", 9, "cup"));

      assertThat(harness.output()).extracting(Interaction::itemId).containsExactly("lamp", "mug");
      List<Reject> rejects = harness.output(Rejects.OUTPUT);
      assertThat(rejects).hasSize(1);
      assertThat(rejects.getFirst().file()).isEqualTo("events.jsonl");
      assertThat(rejects.getFirst().line()).isEqualTo(9);
      assertThat(rejects.getFirst().text()).isEqualTo("{cup}");
      assertThat(rejects.getFirst().faults().getFirst().kind()).isEqualTo("duplicate_event");
      assertThat(rejects.getFirst().faults().getFirst().problem())
          .isEqualTo("is the id of line 3 of events.jsonl too");
    }
  }

  @Test
  void aDuplicateAfterARestartIsStillOne() throws Exception {
    try (var before = open(null)) {
      before.process(event("x", 1, "lamp"));
      try (var after = open(before.snapshot())) {
        after.process(event("x", 2, "lamp"));
        assertThat(after.output()).isEmpty();
      }
    }
  }

  @Test
  void whatTheLogReceivedIsKnownForTheHorizonOnly() throws Exception {
    long begun = 1_700_000_000_000_000L;
    try (var harness = open(null)) {
      harness.process(received("x", begun, "lamp"), begun);
      harness.watermark(begun + DAY);
      harness.process(received("x", begun + DAY, "cup"), begun + DAY);
      assertThat(harness.output()).hasSize(1);
      assertThat(harness.output(Rejects.OUTPUT).getFirst().faults().getFirst().problem())
          .isEqualTo("is the id of what was received at 2023-11-14T22:13:20Z too");
      // Whether the timer that forgets has fired makes no difference.
      harness.process(received("x", begun + DAY + 1, "mug"), begun + DAY + 1);
      assertThat(harness.output()).extracting(Interaction::itemId).containsExactly("lamp", "mug");
      assertThat(harness.stateEntries()).isEqualTo(2);
      harness.watermark(begun + 4 * DAY);
      assertThat(harness.stateEntries()).as("nothing stays").isZero();
    }
  }

  @Test
  void idsThatShareASlotAreToldApart() throws Exception {
    try (var harness =
        KeyedHarness.ofNumbers(new DropDuplicateEvents(Duration.ofDays(1)), line -> 1, null)) {
      for (int round = 0; round < 2; round++) {
        for (int id = 0; id < 1000; id++) {
          harness.process(event("e" + id, 1, "lamp"));
        }
      }
      assertThat(harness.output()).hasSize(1000);
      assertThat(harness.output(Rejects.OUTPUT)).hasSize(1000);
    }
  }
}
