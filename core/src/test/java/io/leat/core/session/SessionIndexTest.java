package io.leat.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.history.Histories;
import io.leat.core.history.History;
import io.leat.core.history.RandomHistories;
import io.leat.core.session.SessionKnnParameters.Matches;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIndexTest {
  private static final int ITEMS = 15;

  /** Settings under which each limit takes effect, beside those in use. */
  private static final List<SessionKnnParameters> SETTINGS =
      List.of(
          SessionKnnParameters.SHARP,
          SessionKnnParameters.BROAD,
          new SessionKnnParameters(3, 100, 10, 0.7, 1, 2, 0.5, 2, 0.5, 0.3, Matches.ALL),
          new SessionKnnParameters(100, 4, 10, 0.7, 1, 2, 0.5, 2, 0.5, 0.3, Matches.ALL),
          new SessionKnnParameters(100, 4, 2, 0.9, 0, 1, 0, 4, 0, 0, Matches.NEWEST),
          new SessionKnnParameters(4, 3, 2, 1, 2, 1, 1, 1, 1, 1, Matches.ALL));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void agreesWithTheFormulas(long seed) {
    Random random = new Random(seed);
    Histories histories = RandomHistories.of(60, ITEMS, 8, seed);
    SessionIndex index = SessionIndex.of(histories);
    for (SessionKnnParameters parameters : SETTINGS) {
      int[] person = random.ints(0, ITEMS).distinct().limit(1 + random.nextInt(4)).toArray();
      double[] expected = NaiveSessionKnn.of(histories, parameters).scores(person, ITEMS);
      float[] scores = new float[ITEMS];
      index.score(new SessionKnn(parameters), person, scores);
      for (int item = 0; item < ITEMS; item++) {
        assertThat((double) scores[item])
            .as("item %d for %s, seed %d, %s", item, Arrays.toString(person), seed, parameters)
            .isCloseTo(expected[item], within(1e-4 * (1 + expected[item])));
      }
      assertThat(Arrays.stream(expected).sum()).as("something to compare").isPositive();
    }
  }

  @Test
  void ofALongHistoryTheLastActsAreTheSession() {
    int[] walk = new int[SessionIndex.LENGTH + 1];
    Arrays.fill(walk, 1);
    walk[0] = 0;
    walk[SessionIndex.LENGTH] = 2;
    Histories histories = new Histories.Builder(3).add(History.inOrder(walk), false).build();
    SessionIndex index = SessionIndex.of(histories);
    SessionKnn knn = new SessionKnn(SessionKnnParameters.SHARP);

    float[] fromTheOldest = new float[3];
    index.score(knn, new int[] {0}, fromTheOldest);
    assertThat(fromTheOldest).as("forgotten").containsOnly(0);
    float[] fromTheNewest = new float[3];
    index.score(knn, new int[] {2}, fromTheNewest);
    assertThat(fromTheNewest[1]).isPositive();
    assertThat(fromTheNewest[0]).as("forgotten").isZero();
  }

  @Test
  void votesAreAdded() {
    Histories histories = new Histories.Builder(2).add(History.inOrder(0, 1), true).build();
    float[] once = new float[2];
    float[] onTop = {5, 7};
    SessionKnn knn = new SessionKnn(SessionKnnParameters.BROAD);
    SessionIndex.of(histories).score(knn, new int[] {0}, once);
    SessionIndex.of(histories).score(knn, new int[] {0}, onTop);
    assertThat(onTop).containsExactly(new float[] {5 + once[0], 7 + once[1]}, within(1e-6f));
    assertThat(once[1]).isPositive();
  }

  @Test
  void withoutSessionsOrItemsNobodyVotes() {
    SessionKnn knn = new SessionKnn(SessionKnnParameters.SHARP);
    SessionIndex.NONE.score(knn, new int[0], new float[0]);
    float[] scores = new float[ITEMS];
    SessionIndex.of(RandomHistories.of(9, ITEMS, 5, 1)).score(knn, new int[0], scores);
    assertThat(scores).containsOnly(0);
  }
}
