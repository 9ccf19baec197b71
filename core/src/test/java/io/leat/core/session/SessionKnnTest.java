package io.leat.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.history.Histories;
import io.leat.core.history.History;
import io.leat.core.session.SessionKnnParameters.Matches;
import org.junit.jupiter.api.Test;

class SessionKnnTest {

  private static SessionKnnParameters parameters(Matches matches) {
    return new SessionKnnParameters(500, 10, 10, 0.5, 1, 1, 0, 2, 0.25, 0.1, matches);
  }

  private static float[] scores(SessionKnnParameters parameters, int[] newestFirst) {
    // mug 0, kettle 1, toaster 2, teapot 3, tea 4
    Histories histories =
        new Histories.Builder(5)
            .add(History.inOrder(1, 2), true)
            .add(History.inOrder(0, 1, 3, 4), true)
            .add(History.inOrder(4, 4), true)
            .build();
    float[] scores = new float[5];
    SessionIndex.of(histories).score(new SessionKnn(parameters), newestFirst, scores);
    return scores;
  }

  /** The person looked at the mug, then at the kettle. */
  @Test
  void byHandWithEachMatchVoting() {
    double kettle = Math.log(1 + 3.0 / 2);
    double mug = Math.log(1 + 3.0 / 1);
    double one = kettle;
    double two = kettle + 0.5 * mug;
    double near = Math.exp(-0.5);
    float[] scores = scores(parameters(Matches.ALL), new int[] {1, 0});

    assertThat((double) scores[2]).as("toaster").isCloseTo(one * near, within(1e-6));
    assertThat((double) scores[3]).as("teapot").isCloseTo(two * near, within(1e-6));
    assertThat((double) scores[4]).as("tea").isCloseTo(two * near * near, within(1e-6));
    // In the second session the mug's vote for it, .5 e^-.5 = .3, is greater than its own, .1.
    assertThat((double) scores[1])
        .as("kettle itself")
        .isCloseTo(one * 0.1 + two * 0.5 * near, within(1e-6));
    // Backward from the kettle .25 e^-.5 = .15 of weight 1; itself .1 of weight .5.
    assertThat((double) scores[0]).as("mug").isCloseTo(two * 0.25 * near, within(1e-6));
  }

  @Test
  void byHandWithTheNewestMatchVoting() {
    double two = Math.log(1 + 3.0 / 2) + 0.5 * Math.log(1 + 3.0 / 1);
    double near = Math.exp(-0.5);
    // Of the second session the kettle alone votes, although the mug weighs something.
    float[] scores = scores(parameters(Matches.NEWEST), new int[] {1, 0});
    assertThat((double) scores[3]).as("teapot").isCloseTo(two * near, within(1e-6));
    assertThat((double) scores[0]).as("mug").isCloseTo(two * 0.25 * near, within(1e-6));
  }

  @Test
  void theLongerASessionTheLessItCountsWhereSoSet() {
    SessionKnn knn =
        new SessionKnn(new SessionKnnParameters(1, 1, 1, 1, 0, 2, 0.5, 1, 1, 1, Matches.ALL));
    assertThat(knn.similarity(3, 4)).isCloseTo(9 / 2.0, within(1e-12));
    assertThat(knn.rarity(100, 1)).as("exponent 0").isEqualTo(1);
    assertThat(knn.itemWeight(7)).as("decay 1").isEqualTo(1);
  }

  @Test
  void refusesSettingsOutOfRange() {
    refused(() -> with(0, 1, 1, 1), "recent must be at least 1, was 0");
    refused(() -> with(1, 0, 1, 1), "positionDecay must be above 0 and at most 1, was 0.0");
    refused(() -> with(1, 1.5, 1, 1), "positionDecay must be above 0 and at most 1, was 1.5");
    refused(() -> with(1, 1, 0, 1), "reach must be above 0, was 0.0");
    refused(() -> with(1, 1, 1, -1), "itself must be a number from 0, was -1.0");
    refused(() -> with(1, 1, 1, Double.NaN), "itself must be a number from 0, was NaN");
  }

  private static SessionKnnParameters with(
      int recent, double positionDecay, double reach, double itself) {
    return new SessionKnnParameters(
        recent, 1, 1, positionDecay, 1, 1, 1, reach, 1, itself, Matches.ALL);
  }

  private static void refused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
