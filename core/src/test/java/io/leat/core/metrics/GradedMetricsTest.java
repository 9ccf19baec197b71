package io.leat.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradedMetricsTest {
  private static final Map<String, Double> GAINS = Map.of("a", 1.0, "b", 0.5, "c", 0.0, "z", 0.5);

  @Test
  void gainsAreDiscountedByRankAndDividedByTheIdeal() {
    // (0.5 + 0 / log2 3 + 1 / log2 4) / (1 + 0.5 / log2 3 + 0.5 / log2 4)
    double expected = (0.5 + 1 / 2.0) / (1 + 0.5 / (Math.log(3) / Math.log(2)) + 0.5 / 2);
    assertThat(GradedMetrics.ndcg(List.of("b", "c", "a"), GAINS, 3))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void whatNobodyJudgedGainsNothing() {
    assertThat(GradedMetrics.ndcg(List.of("x", "y"), GAINS, 2)).isZero();
    assertThat(GradedMetrics.ndcg(List.of("x", "a"), Map.of("a", 0.5), 2))
        .isCloseTo(Math.log(2) / Math.log(3), within(1e-12));
  }

  @Test
  void theIdealListIsNoLongerThanK() {
    assertThat(GradedMetrics.ndcg(List.of("a"), GAINS, 1)).isEqualTo(1);
    assertThat(GradedMetrics.ndcg(List.of("a", "b", "z", "c"), GAINS, 10))
        .isCloseTo(1, within(1e-12));
    assertThat(GradedMetrics.ndcg(List.of("a", "b", "z"), GAINS, 1))
        .as("only the first place counts")
        .isEqualTo(1);
  }

  @Test
  void aQueryWithoutAnythingRelevantIsZero() {
    assertThat(GradedMetrics.ndcg(List.of("c"), Map.of("c", 0.0), 5)).isZero();
    assertThat(GradedMetrics.ndcg(List.of("c"), Map.<String, Double>of(), 5)).isZero();
    assertThatThrownBy(() -> GradedMetrics.ndcg(List.of("a"), GAINS, 0))
        .hasMessage("k must be at least 1, was 0");
  }

  @Test
  void withOneGradeItIsTheBinaryMeasure() {
    List<String> ranked = List.of("b", "x", "z", "a");
    assertThat(GradedMetrics.ndcg(ranked, Map.of("a", 1.0, "z", 1.0, "q", 1.0), 4))
        .isCloseTo(RankingMetrics.ndcg(ranked, java.util.Set.of("a", "z", "q"), 4), within(1e-12));
  }
}
