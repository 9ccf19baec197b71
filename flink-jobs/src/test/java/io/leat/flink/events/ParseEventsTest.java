package io.leat.flink.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.data.Fault;
import io.leat.data.Reject;
import io.leat.flink.KeyedHarness;
import io.leat.flink.source.SourceLine;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ParseEventsTest {
  private static final ParseEvents FUNCTION =
      new ParseEvents(Instant.parse("2026-03-01T00:00:00Z"));

  private static String event(String time) {
    return "{\"event_id\":\"e\",\"user_id\":\"anna\",\"action\":\"view\",\"item_id\":\"lamp\",\"timestamp\":\"%s\"}"
        .formatted(time);
  }

  private static List<Reject> rejects(String line) throws Exception {
    try (var harness = KeyedHarness.open(FUNCTION)) {
      harness.process(new SourceLine("events.jsonl", 7, line, null));
      return harness.output(Rejects.OUTPUT);
    }
  }

  @Test
  void aValidLineIsAnInteraction() throws Exception {
    try (var harness = KeyedHarness.open(FUNCTION)) {
      harness.process(new SourceLine("events.jsonl", 7, event("2026-02-01T00:00:00Z"), null));
      Interaction event = harness.output().getFirst().event();
      assertThat(event.userId()).isEqualTo("anna");
      assertThat(event.itemId()).isEqualTo("lamp");
      assertThat(event.time()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z").toEpochMilli());
    }
  }

  @Test
  void aYearAheadIsTakenAndADayMoreIsNot() throws Exception {
    assertThat(rejects(event("2027-03-02T00:00:00Z"))).isEmpty();
    assertThat(rejects(event("2027-03-03T00:00:00Z")))
        .singleElement()
        .satisfies(
            reject -> {
              Fault fault = reject.faults().getFirst();
              assertThat(fault.kind()).isEqualTo("future_time");
              assertThat(fault.field()).isEqualTo("timestamp");
              assertThat(fault.value()).isEqualTo("2027-03-03T00:00:00Z");
            });
  }

  @Test
  void aWrongLineIsARejectWithFileLineAndText() throws Exception {
    assertThat(rejects("{\"event_id\": 1"))
        .singleElement()
        .satisfies(
            reject -> {
              assertThat(reject.file()).isEqualTo("events.jsonl");
              assertThat(reject.line()).isEqualTo(7);
              assertThat(reject.text()).isEqualTo("{\"event_id\": 1");
              assertThat(reject.faults()).isNotEmpty();
            });
  }

  @Test
  void aFaultOfTheLineItselfIsARejectHoweverGoodTheRest() throws Exception {
    Fault fault = new Fault(Fault.BAD_ENCODING, "", "caf", "is not UTF-8", "save it as UTF-8");
    try (var harness = KeyedHarness.open(FUNCTION)) {
      harness.process(new SourceLine("events.jsonl", 7, event("2026-02-01T00:00:00Z"), fault));
      assertThat(harness.output()).isEmpty();
      assertThat(harness.output(Rejects.OUTPUT))
          .singleElement()
          .satisfies(reject -> assertThat(reject.faults()).containsExactly(fault));
    }
  }
}
