package io.leat.evaluation.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuotasTest {
  @Test
  void partsAreInProportionAndAddUp() {
    Quotas quotas = new Quotas(new double[] {1, 2, 0.1, 4});

    assertThat(IntStream.range(0, 4).map(i -> quotas.of(i, 71))).containsExactly(10, 20, 1, 40);
    assertThat(IntStream.range(0, 4).map(i -> quotas.of(i, 10)).sum()).isEqualTo(10);
  }
}
