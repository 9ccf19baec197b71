package io.leat.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ForwardDecayTest {
  private static final long NOON = Instant.parse("2011-10-10T12:00:00Z").getEpochSecond();
  private static final long DAY = 86_400;

  @Test
  void halvesWithEachHalfLife() {
    ForwardDecay decay = new ForwardDecay(30);
    double stored = 6 * decay.scale(NOON);
    assertThat(decay.decayed(stored, NOON)).isCloseTo(6, within(1e-9));
    assertThat(decay.decayed(stored, NOON + 30 * DAY)).isCloseTo(3, within(1e-9));
    assertThat(decay.decayed(stored, NOON + 60 * DAY)).isCloseTo(1.5, within(1e-9));
    assertThat(decay.decayed(stored, NOON - 30 * DAY)).isCloseTo(12, within(1e-9));
  }

  @Test
  void sumsOfStoredWeightsEqualSumsOfDecayedOnes() {
    ForwardDecay decay = new ForwardDecay(45);
    double stored = 5 * decay.scale(NOON - 100 * DAY) + 1 * decay.scale(NOON - 3 * DAY);
    double expected = 5 * Math.pow(0.5, 100 / 45.0) + Math.pow(0.5, 3 / 45.0);
    assertThat(decay.decayed(stored, NOON)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void everyTimeHasAFinitePositiveScale() {
    for (double halfLife : new double[] {7, 90, 1e6}) {
      ForwardDecay decay = new ForwardDecay(halfLife);
      for (long time : new long[] {Long.MIN_VALUE, 0, NOON, 4_102_444_800L, Long.MAX_VALUE}) {
        assertThat(decay.scale(time)).as("%s days at %d", halfLife, time).isPositive().isFinite();
        assertThat(decay.decayed(5 * decay.scale(time), NOON)).isNotNaN();
      }
    }
  }

  @Test
  void wrongHalfLivesAreNamed() {
    for (double halfLife : new double[] {0, -1, 6.9, 1e7, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new ForwardDecay(halfLife))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("halfLifeDays must be 7 to 1000000, was " + halfLife);
    }
  }
}
