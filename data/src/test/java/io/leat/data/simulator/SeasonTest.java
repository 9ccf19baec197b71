package io.leat.data.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SeasonTest {
  @Test
  void peaksOnItsDayAndLiesBelowOneFarFromIt() {
    Season season = new Season(348, 8);

    assertThat(season.demand(348)).isCloseTo(3, within(1e-12));
    assertThat(season.demand(170)).isCloseTo(1 / 3.0, within(1e-9));
  }

  @Test
  void turnsWithTheYear() {
    Season newYear = new Season(3, 2);

    assertThat(newYear.demand(363)).isCloseTo(newYear.demand(8), within(1e-12));
    assertThat(newYear.demand(363)).isGreaterThan(newYear.demand(350));
  }

  @Test
  void noSeasonIsOneAllYear() {
    assertThat(Season.NONE.demand(200)).isEqualTo(1);
  }

  @Test
  void theLogsDaysAreThoseOfTheYear() {
    assertThat(LogPeriod.dayOfYear(0)).as("2 October").isEqualTo(275);
    assertThat(LogPeriod.dayOfYear(91)).as("1 January").isEqualTo(1);
    assertThat(LogPeriod.dayOfYear(179)).as("30 March").isEqualTo(89);
  }
}
