package io.leat.flink.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.profile.Action;
import io.leat.data.Reject;
import io.leat.flink.KeyedHarness;
import io.leat.flink.source.SourceLine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DropDuplicateEventsTest {
  private static EventLine event(String id, long line, String item) {
    return new EventLine(
        new Interaction(id, "anna", null, Action.VIEW, line, item, null, null, 0),
        new SourceLine("events.jsonl", line, "{" + item + "}", null));
  }

  @Test
  void theFirstPassesAndLaterOnesAreRejectsThatNameIt() throws Exception {
    try (var harness =
        KeyedHarness.open(
            new DropDuplicateEvents(Duration.ofDays(1)), line -> line.event().eventId())) {
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
      assertThat(rejects.getFirst().faults().getFirst().problem()).contains("events.jsonl line 3");
    }
  }

  @Test
  void aDuplicateAfterARestartIsStillOne() throws Exception {
    try (var before =
        KeyedHarness.open(
            new DropDuplicateEvents(Duration.ofDays(1)), line -> line.event().eventId())) {
      before.process(event("x", 1, "lamp"));
      var state = before.snapshot();
      try (var after =
          KeyedHarness.restore(
              new DropDuplicateEvents(Duration.ofDays(1)), line -> line.event().eventId(), state)) {
        after.process(event("x", 2, "lamp"));
        assertThat(after.output()).isEmpty();
      }
    }
  }
}
