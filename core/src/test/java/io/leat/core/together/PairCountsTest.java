package io.leat.core.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairCountsTest {

  /** Bigrams of Dunning (1993), table 1: -2 log lambda, then the four cells as printed. */
  @ParameterizedTest
  @CsvSource({
    "270.72, 110, 2442, 111, 29114", // the swiss
    "263.90, 29, 13, 123, 31612", // can be
    "256.84, 31, 23, 139, 31584", // previous year
    "167.23, 10, 0, 3, 31764" // mineral water
  })
  void givesThePublishedRatios(double ratio, long both, long onlyFirst, long onlySecond, long no) {
    PairCounts counts =
        new PairCounts(
            both, both + onlyFirst, both + onlySecond, both + onlyFirst + onlySecond + no);
    assertThat(counts.logLikelihoodRatio()).isCloseTo(ratio, within(0.005));
  }

  /**
   * Of 100 baskets 20 have the one, 30 the other, 10 both. Expected cells 6, 14, 24, 56, seen 10,
   * 10, 20, 60: 2 (10 ln 10/6 + 10 ln 10/14 + 20 ln 20/24 + 60 ln 60/56) = 2 (5.10826 - 3.36472 -
   * 3.64643 + 4.13957) = 4.47335. Lift 10 * 100 / (20 * 30).
   */
  @Test
  void aCaseByHand() {
    PairCounts counts = new PairCounts(10, 20, 30, 100);
    assertThat(counts.logLikelihoodRatio()).isCloseTo(4.47335, within(0.00002));
    assertThat(counts.lift()).isCloseTo(1.66667, within(0.00001));
  }

  @Test
  void independentItemsHaveNoRatioAndALiftOfOne() {
    PairCounts counts = new PairCounts(6, 20, 30, 100);
    assertThat(counts.logLikelihoodRatio()).isCloseTo(0, within(1e-12));
    assertThat(counts.lift()).isEqualTo(1);
  }

  @Test
  void emptyCellsCount() {
    // Always together: 2 (2 ln 10/2 + 8 ln 10/8).
    assertThat(new PairCounts(2, 2, 2, 10).logLikelihoodRatio())
        .isCloseTo(2 * (2 * Math.log(5) + 8 * Math.log(1.25)), within(1e-12));
    // Never: too seldom is significant too, and only the lift tells.
    assertThat(new PairCounts(0, 50, 50, 100).logLikelihoodRatio())
        .isCloseTo(200 * Math.log(2), within(1e-9));
    assertThat(new PairCounts(0, 50, 50, 100).lift()).isZero();
    assertThat(new PairCounts(0, 0, 3, 9).lift()).isZero();
    assertThat(new PairCounts(0, 0, 0, 0).logLikelihoodRatio()).isZero();
  }

  @Test
  void isTheSameSeenFromEitherItemAndNeverNegative() {
    long seed = 11;
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      long both = random.nextInt(20);
      long first = both + random.nextInt(50);
      long second = both + random.nextInt(50);
      long total = first + second - both + random.nextInt(1_000_000_000);
      PairCounts counts = new PairCounts(both, first, second, total);
      PairCounts mirrored = new PairCounts(both, second, first, total);
      assertThat(counts.logLikelihoodRatio())
          .as("seed %d, %s", seed, counts)
          .isNotNegative()
          .isCloseTo(mirrored.logLikelihoodRatio(), within(1e-5));
    }
  }

  @Test
  void refusesWhatCannotBeAndRaisesWhatIsBehind() {
    assertThatThrownBy(() -> new PairCounts(3, 2, 5, 10)).hasMessageContaining("3 cannot have");
    assertThatThrownBy(() -> new PairCounts(1, 6, 6, 10)).hasMessageContaining("of 10 baskets");
    assertThatThrownBy(() -> new PairCounts(-1, 6, 6, 20)).hasMessageContaining("-1");
    assertThat(PairCounts.atLeast(3, 2, 5, 4)).isEqualTo(new PairCounts(3, 3, 5, 5));
    assertThat(PairCounts.atLeast(1, 2, 5, 40)).isEqualTo(new PairCounts(1, 2, 5, 40));
  }
}
