package io.leat.core.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScaleTest {
  private static final double NONE = Double.NaN;

  @Test
  void rootsOfSharesOfTheGreatest() {
    double[] raw = {-3, 0, 0.04, 1, 4, NONE};
    assertThat(Scale.SQRT_MAX.apply(raw)).containsExactly(0, 0, 0.1, 0.5, 1, 0);
    assertThat(raw).as("unchanged").containsExactly(-3, 0, 0.04, 1, 4, NONE);
    assertThat(Scale.SQRT_MAX.apply(new double[] {-1, 0, NONE})).containsExactly(0, 0, 0);
    assertThat(Scale.SQRT_MAX.counts(0)).isFalse();
    assertThat(Scale.SQRT_MAX.counts(0.1)).isTrue();
    assertThat(Scale.SQRT_MAX.counts(NONE)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Scale.class)
  void everyScaleKeepsTheOrderWithinZeroToOne(Scale scale) {
    double[] raw = new Random(7).doubles(50, -1, 3).sorted().toArray();
    double[] scaled = scale.apply(raw);
    assertThat(scaled).isSorted();
    assertThat(scaled[0]).isZero();
    assertThat(scaled[49]).isCloseTo(1, within(1e-12));
  }
}
