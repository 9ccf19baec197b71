package io.leat.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.profile.ForwardDecay;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalfLifeTest {
  private static final long DAY = 86_400;

  @Test
  void anActIsWorthHalfAfterOneHalfLife() {
    HalfLife decay = new HalfLife(600, 10_000);
    assertThat(decay.of(8, 10_000)).isEqualTo(8);
    assertThat(decay.of(8, 9_400)).isCloseTo(4, within(1e-6f));
    assertThat(decay.of(-8, 8_200)).isCloseTo(-1, within(1e-6f));
  }

  /** The history that a model is trained on and the profile that it is asked with must agree. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void agreesWithForwardDecay(long seed) {
    Random random = new Random(seed);
    double days = 7 + random.nextInt(200);
    long now = 1_600_000_000L + random.nextInt(100_000_000);
    ForwardDecay forward = new ForwardDecay(days);
    HalfLife backward = new HalfLife(days * DAY, now);
    double stored = 0;
    double summed = 0;
    for (int act = 0; act < 50; act++) {
      long time = now - random.nextInt((int) (400 * DAY));
      float weight = 1 + random.nextInt(5);
      stored += weight * forward.scale(time);
      summed += backward.of(weight, time);
    }
    assertThat(forward.decayed(stored, now))
        .as("seed %d", seed)
        .isCloseTo(summed, Percentage.withPercentage(1e-4));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void refusesWhatIsNoTime(double seconds) {
    assertThatThrownBy(() -> new HalfLife(seconds, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seconds must be above 0, was " + seconds);
  }
}
