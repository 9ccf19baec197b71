package io.leat.evaluation.interactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AliasTableTest {
  @Test
  void drawsInProportionToTheWeights() {
    double[] weights = {5, 0.5, 1, 3, 0.5};
    AliasTable table = new AliasTable(weights);
    SplittableRandom random = new SplittableRandom(1);
    int draws = 100_000;
    int[] counts = new int[weights.length];
    for (int i = 0; i < draws; i++) {
      counts[table.draw(random)]++;
    }

    for (int i = 0; i < weights.length; i++) {
      assertThat(counts[i] / (double) draws).isCloseTo(weights[i] / 10, within(0.005));
    }
  }
}
