package io.leat.core.together;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TogetherRankingTest {

  private static TogetherRanking ranking(int listed, long leastBaskets, double leastRatio) {
    return new TogetherRanking(new TogetherParameters(200, listed, leastBaskets, leastRatio));
  }

  @Test
  void theSurestComeFirstAndChanceIsLeftOut() {
    Map<String, PairCounts> partners =
        Map.of(
            "sure", new PairCounts(30, 60, 50, 1000),
            "less sure", new PairCounts(5, 60, 8, 1000),
            "often, and no more than chance", new PairCounts(30, 60, 500, 1000),
            "too seldom", new PairCounts(5, 60, 700, 1000),
            "one order", new PairCounts(1, 60, 1, 1000));
    assertThat(ranking(20, 2, 10.83).strongest(partners))
        .extracting(BoughtTogether::itemId)
        .containsExactly("sure", "less sure");
    assertThat(ranking(20, 2, 10.83).strongest(partners).getFirst())
        .isEqualTo(
            new BoughtTogether(
                "sure", 30, (float) new PairCounts(30, 60, 50, 1000).logLikelihoodRatio(), 10));
    assertThat(ranking(1, 2, 10.83).strongest(partners)).hasSize(1);
    assertThat(ranking(20, 1, 0).strongest(partners))
        .extracting(BoughtTogether::itemId)
        .containsExactly("sure", "less sure", "one order");
  }

  @Test
  void tiesBreakByItemId() {
    Map<String, PairCounts> partners = new HashMap<>();
    for (String id : new String[] {"c", "a", "d", "b"}) {
      partners.put(id, new PairCounts(5, 10, 8, 100));
    }
    assertThat(ranking(3, 1, 1).strongest(partners))
        .extracting(BoughtTogether::itemId)
        .containsExactly("a", "b", "c");
  }

  @Test
  void theMostFrequentPartnersAreKept() {
    TogetherCounts counts = new TogetherCounts(Map.of("a", 1L, "b", 3L, "c", 2L, "d", 2L));
    assertThat(counts.mostFrequent(2).baskets()).isEqualTo(Map.of("b", 3L, "c", 2L));
    assertThat(counts.mostFrequent(4)).isEqualTo(counts);
  }
}
