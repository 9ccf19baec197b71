package io.leat.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RankingMetricsTest {
  /** Hits at ranks 2 and 4; one of three relevant items is missing. */
  private static final List<String> RANKED = List.of("a", "b", "c", "d", "e");

  private static final Set<String> RELEVANT = Set.of("b", "d", "z");

  @Test
  void recallCountsAgainstAllThatIsRelevant() {
    assertThat(RankingMetrics.recall(RANKED, RELEVANT, 1)).isZero();
    assertThat(RankingMetrics.recall(RANKED, RELEVANT, 3)).isEqualTo(1 / 3.0);
    assertThat(RankingMetrics.recall(RANKED, RELEVANT, 20)).isEqualTo(2 / 3.0);
  }

  @Test
  void precisionCountsAgainstTheCutOff() {
    assertThat(RankingMetrics.precision(RANKED, RELEVANT, 2)).isEqualTo(0.5);
    assertThat(RankingMetrics.precision(RANKED, RELEVANT, 4)).isEqualTo(0.5);
    assertThat(RankingMetrics.precision(RANKED, RELEVANT, 10)).isEqualTo(0.2);
  }

  @Test
  void hitRateAndReciprocalRankLookAtTheFirstHit() {
    assertThat(RankingMetrics.hitRate(RANKED, RELEVANT, 1)).isZero();
    assertThat(RankingMetrics.hitRate(RANKED, RELEVANT, 2)).isEqualTo(1);
    assertThat(RankingMetrics.reciprocalRank(RANKED, RELEVANT, 1)).isZero();
    assertThat(RankingMetrics.reciprocalRank(RANKED, RELEVANT, 5)).isEqualTo(0.5);
    assertThat(RankingMetrics.reciprocalRank(RANKED, Set.of("e"), 5)).isEqualTo(0.2);
  }

  @Test
  void ndcgByHand() {
    // Gains 1/log2(3) and 1/log2(5) over the ideal 1 + 1/log2(3) + 1/log2(4).
    assertThat(RankingMetrics.ndcg(RANKED, RELEVANT, 5))
        .isCloseTo((0.6309298 + 0.4306766) / (1 + 0.6309298 + 0.5), within(1e-6));
    // At 2 the ideal has two hits only.
    assertThat(RankingMetrics.ndcg(RANKED, RELEVANT, 2))
        .isCloseTo(0.6309298 / (1 + 0.6309298), within(1e-6));
    assertThat(RankingMetrics.ndcg(List.of("b", "d"), Set.of("b", "d"), 10)).isEqualTo(1);
  }

  @Test
  void nothingRelevantOrNothingRankedIsZero() {
    for (Set<String> relevant : List.of(Set.<String>of(), RELEVANT)) {
      List<String> ranked = relevant.isEmpty() ? RANKED : List.of();
      assertThat(RankingMetrics.recall(ranked, relevant, 5)).isZero();
      assertThat(RankingMetrics.precision(ranked, relevant, 5)).isZero();
      assertThat(RankingMetrics.hitRate(ranked, relevant, 5)).isZero();
      assertThat(RankingMetrics.reciprocalRank(ranked, relevant, 5)).isZero();
      assertThat(RankingMetrics.ndcg(ranked, relevant, 5)).isZero();
    }
  }

  @Test
  void cutOffMustBePositive() {
    List<Runnable> calls =
        List.of(
            () -> RankingMetrics.recall(RANKED, RELEVANT, 0),
            () -> RankingMetrics.precision(RANKED, RELEVANT, 0),
            () -> RankingMetrics.hitRate(RANKED, RELEVANT, 0),
            () -> RankingMetrics.reciprocalRank(RANKED, RELEVANT, 0),
            () -> RankingMetrics.ndcg(RANKED, RELEVANT, 0));
    for (Runnable call : calls) {
      assertThatThrownBy(call::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("k must be at least 1, was 0");
    }
  }
}
