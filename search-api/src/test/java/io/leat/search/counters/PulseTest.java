package io.leat.search.counters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PulseTest {
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final Pulse pulse = new Pulse(() -> now);

  private void pass(long seconds) {
    now = now.plusSeconds(seconds);
  }

  @Test
  void countsByWholeSecondsAndForgetsThem() {
    pulse.took("events", 3, 1);
    assertThat(sum(pulse.beat(null).eventsPerSecond())).as("the second is not over").isZero();

    pass(1);
    pulse.took("events", 4, 0);
    pulse.took("items", 9, 0);
    pass(2);

    List<Long> seconds = pulse.beat(7L).eventsPerSecond();
    assertThat(seconds).hasSize(60).endsWith(3L, 4L, 0L);
    pass(59);
    assertThat(sum(pulse.beat(null).eventsPerSecond())).isZero();
    pass(1_000);
    assertThat(pulse.beat(null).eventsPerSecond()).isEqualTo(Collections.nCopies(60, 0L));
    assertThat(pulse.beat(null).taken())
        .containsEntry("events", new Pulse.Rows(7, 1, 0))
        .containsEntry("items", new Pulse.Rows(9, 0, 0));
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  @Test
  void percentilesAreOfTheLatest() {
    assertThat(pulse.beat(null).visible().p50Ms()).isNull();
    pulse.visible(5000, 60_001);
    for (int i = 1; i <= 1000; i++) {
      pulse.visible(1, i);
    }

    RecentDurations.Summary visible = pulse.beat(null).visible();

    assertThat(visible.count()).isEqualTo(6000);
    assertThat(visible.p50Ms()).isEqualTo(500.0);
    assertThat(visible.p99Ms()).isEqualTo(990.0);
    assertThat(visible.histogram())
        .contains(
            new RecentDurations.Bar(1.0, 1),
            new RecentDurations.Bar(1000.0, 200),
            new RecentDurations.Bar(null, 0));
  }

  @Test
  void theCommonestReasonComesFirst() {
    pulse.rejected("events", "item_id", "a view is of an item");
    pulse.rejected("events", "action", "is none");
    pulse.rejected("events", "action", "is none either");

    assertThat(pulse.beat(null).rejects())
        .containsExactly(
            new Pulse.Reject("events", "action", 2, "is none"),
            new Pulse.Reject("events", "item_id", 1, "a view is of an item"));
  }
}
