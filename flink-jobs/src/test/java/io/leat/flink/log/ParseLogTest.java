package io.leat.flink.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.data.log.LogKind;
import io.leat.data.log.LogRecord;
import io.leat.flink.KeyedHarness;
import io.leat.flink.events.EventLine;
import io.leat.flink.events.PersonWish;
import io.leat.flink.events.Rejects;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ParseLogTest {
  private static final Instant RECEIVED = Instant.parse("2026-03-01T12:00:00Z");
  private static final long POSITION = RECEIVED.toEpochMilli() * 1000 + 7;

  private static KeyedHarness<LoggedLine, EventLine> parse(LogKind kind, String json)
      throws Exception {
    return parse(new LogRecord(POSITION, kind, json).line());
  }

  private static KeyedHarness<LoggedLine, EventLine> parse(String line) throws Exception {
    KeyedHarness<LoggedLine, EventLine> harness =
        KeyedHarness.open(new ParseLog(ReceptionBounds.DEFAULT));
    harness.process(new LoggedLine("segment-000000000003.jsonl", 17, line));
    return harness;
  }

  private static String view(String time) {
    return "{\"event_id\":\"e1\",\"user_id\":\"anna\",\"action\":\"view\",\"item_id\":\"a\",\"timestamp\":\"%s\"}"
        .formatted(time);
  }

  @Test
  void anEventKnowsItsPosition() throws Exception {
    try (var harness = parse(LogKind.EVENT, view("2026-03-01T11:59:00Z"))) {
      assertThat(harness.output()).hasSize(1);
      assertThat(harness.output().getFirst().event().position()).isEqualTo(POSITION);
    }
  }

  @Test
  void lateAndFutureAreDecidedByTheTimeOfReception() throws Exception {
    for (String counts : new String[] {"2026-02-22T12:00:01Z", "2026-03-01T12:04:59Z"}) {
      try (var harness = parse(LogKind.EVENT, view(counts))) {
        assertThat(harness.output()).as(counts).hasSize(1);
      }
    }
    try (var harness = parse(LogKind.EVENT, view("2026-02-22T11:59:59Z"))) {
      assertThat(harness.output()).isEmpty();
      assertThat(harness.output(Rejects.OUTPUT).getFirst().faults().getFirst().kind())
          .isEqualTo("late_time");
    }
    try (var harness = parse(LogKind.EVENT, view("2026-03-01T12:05:01Z"))) {
      assertThat(harness.output()).isEmpty();
      assertThat(harness.output(Rejects.OUTPUT).getFirst().faults().getFirst().kind())
          .isEqualTo("future_time");
    }
  }

  @Test
  void itemsAndWishesLeaveByTheSide() throws Exception {
    try (var harness =
        parse(LogKind.ITEM, "{\"item_id\":\"a\",\"title\":\"Lamp\",\"price\":12.5}")) {
      assertThat(harness.output(ParseLog.CATALOGUE).getFirst().parse().title()).isEqualTo("Lamp");
    }
    try (var harness = parse(LogKind.ITEM_PATCH, "{\"item_id\":\"a\",\"price\":null}")) {
      assertThat(harness.output(ParseLog.CATALOGUE))
          .singleElement()
          .satisfies(item -> assertThat(item.patch()).isNotNull())
          .satisfies(item -> assertThat(item.isWhole()).isFalse());
    }
    try (var harness = parse(LogKind.ITEM_DELETION, "{\"item_id\":\"a\"}")) {
      assertThat(harness.output(ParseLog.CATALOGUE).getFirst().isEnd()).isTrue();
    }
    try (var harness =
        parse(LogKind.FORGET, "{\"user_id\":\"anna\",\"session_ids\":[\"s1\",\"s2\"]}")) {
      assertThat(harness.output(ParseLog.WISHES))
          .containsExactly(
              PersonWish.forget("user anna", POSITION),
              PersonWish.forget("session s1", POSITION),
              PersonWish.forget("session s2", POSITION));
    }
    try (var harness = parse(LogKind.CONSENT, "{\"user_id\":\"anna\",\"personalisation\":false}")) {
      assertThat(harness.output(ParseLog.WISHES))
          .containsExactly(PersonWish.consent("user anna", POSITION, false));
    }
  }

  @Test
  void whatIsNoRecordIsARejectThatNamesItsPlace() throws Exception {
    try (var harness = parse("{\"received_at\":17,\"eve")) {
      assertThat(harness.output(Rejects.OUTPUT).getFirst().file())
          .isEqualTo("segment-000000000003.jsonl");
      assertThat(harness.output(Rejects.OUTPUT).getFirst().line()).isEqualTo(17);
    }
  }
}
