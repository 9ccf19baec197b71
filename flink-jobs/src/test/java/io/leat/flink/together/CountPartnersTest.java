package io.leat.flink.together;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.together.TogetherParameters;
import io.leat.flink.KeyedHarness;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

final class CountPartnersTest {
  private static final TogetherParameters SMALL = new TogetherParameters(3, 3, 2, 0);

  private static KeyedHarness<BasketEntry, PartnerQuestion> open(long silentUntil)
      throws Exception {
    return KeyedHarness.open(new CountPartners(SMALL, silentUntil), BasketEntry::itemId);
  }

  private static BasketEntry entry(String itemId, String... partners) {
    return new BasketEntry(itemId, true, partners);
  }

  @Test
  void asksOncePerWatermarkWithTheCountsOfThatTime() throws Exception {
    try (var counts = open(Long.MIN_VALUE)) {
      counts.process(entry("lamp", "bulb", "shade"), 10);
      counts.process(entry("lamp", "bulb"), 20);
      counts.process(new BasketEntry("lamp", false, new String[] {"cup"}), 21);
      counts.watermark(9);
      assertThat(counts.output()).isEmpty();
      counts.watermark(10);
      // One basket with the shade is told to nobody.
      assertThat(counts.output()).containsExactly(new PartnerQuestion("bulb", "lamp", 2, 2, 21));
      counts.watermark(30);
      assertThat(counts.output()).hasSize(1);
      counts.process(entry("lamp"), 40);
      counts.process(entry("cup", "bulb"), 41);
      counts.watermark(50);
      assertThat(counts.output())
          .element(1)
          .isEqualTo(new PartnerQuestion("bulb", "lamp", 2, 3, 40));
      assertThat(counts.output()).hasSize(2);
    }
  }

  /** Else the older counts would be the last that the item's list is made of. */
  @Test
  void aLaterRoundIsNeverAsOfAnEarlierTime() throws Exception {
    try (var counts = open(Long.MIN_VALUE)) {
      counts.process(entry("lamp", "bulb"), 10);
      counts.process(entry("lamp", "bulb"), 20);
      counts.watermark(12);
      counts.process(entry("lamp", "bulb"), 15);
      counts.watermark(16);
      assertThat(counts.output())
          .containsExactly(
              new PartnerQuestion("bulb", "lamp", 2, 2, 20),
              new PartnerQuestion("bulb", "lamp", 3, 3, 20));
    }
  }

  @Test
  void whatIsReplayedSilentlyAsksOnceAtTheEndOfSilence() throws Exception {
    try (var counts = open(100)) {
      for (int time = 10; time < 60; time += 10) {
        counts.process(entry("lamp", "bulb"), time);
        counts.watermark(time);
      }
      assertThat(counts.output()).isEmpty();
      counts.watermark(100);
      assertThat(counts.output()).containsExactly(new PartnerQuestion("bulb", "lamp", 5, 5, 100));
      counts.process(entry("lamp", "bulb"), 101);
      counts.watermark(101);
      assertThat(counts.output()).last().isEqualTo(new PartnerQuestion("bulb", "lamp", 6, 6, 101));
    }
  }

  @Test
  void theMostFrequentPartnersAreKeptAndStateIsBounded() throws Exception {
    try (var counts = open(Long.MIN_VALUE)) {
      for (int round = 0; round < 3; round++) {
        counts.process(entry("lamp", "bulb", "shade"), round);
      }
      for (int other = 0; other < 100; other++) {
        counts.process(entry("lamp", "other-" + other), 3);
        if (other % 10 == 0) {
          counts.process(entry("lamp", "bulb"), 3);
        }
      }
      counts.process(entry("lamp", "other-99"), 3);
      counts.end();
      List<PartnerQuestion> asked =
          counts.output().stream().sorted((a, b) -> Long.compare(b.both(), a.both())).toList();
      assertThat(asked)
          .extracting(PartnerQuestion::partnerId)
          .containsExactly("bulb", "shade", "other-99");
      assertThat(asked).extracting(PartnerQuestion::both).containsExactly(13L, 3L, 2L);
      assertThat(asked).extracting(PartnerQuestion::baskets).containsOnly(114L);
    }
  }

  @Test
  void countsAndPendingQuestionsOutliveARestart() throws Exception {
    OperatorSubtaskState state;
    try (var counts = open(Long.MIN_VALUE)) {
      for (int time = 0; time < 4; time++) {
        counts.process(entry("lamp", "bulb"), time);
      }
      state = counts.snapshot();
    }
    try (var counts =
        KeyedHarness.restore(
            new CountPartners(SMALL, Long.MIN_VALUE), BasketEntry::itemId, state)) {
      counts.process(entry("lamp", "bulb"), 4);
      counts.watermark(4);
      assertThat(counts.output()).containsExactly(new PartnerQuestion("bulb", "lamp", 5, 5, 4));
    }
  }
}
