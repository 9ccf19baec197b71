package io.leat.data.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CumulativeTest {
  private final Draws draws = new Draws(17, Draws.Purpose.ITEM, 1);

  @Test
  void drawsInProportionToTheWeightsOfTheRange() {
    double[] weights = {5, 0, 1, 3, 0, 6, 2};
    Cumulative cumulative = new Cumulative(weights.length, i -> weights[i]);
    int[] counts = new int[weights.length];
    int times = 60_000;
    for (int i = 0; i < times; i++) {
      counts[cumulative.draw(1, 6, draws)]++;
    }

    double[] expected = {0, 0, 0.1, 0.3, 0, 0.6, 0};
    for (int i = 0; i < expected.length; i++) {
      assertThat(counts[i] / (double) times)
          .as("seed 17, %d", i)
          .isCloseTo(expected[i], within(0.01));
    }
  }

  @Test
  void agreesWithTheLinearDraw() {
    double[] weights = new double[50];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = draws.below(4);
    }
    Cumulative cumulative = new Cumulative(weights.length, i -> weights[i]);
    for (int seed = 0; seed < 500; seed++) {
      assertThat(cumulative.draw(0, 50, new Draws(seed, Draws.Purpose.GROUP, 0)))
          .as("seed %d", seed)
          .isEqualTo(new Draws(seed, Draws.Purpose.GROUP, 0).weighted(weights));
    }
  }
}
