package io.leat.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.matrix.SparseRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoriesTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyPersonComesBackAsAdded(long seed) {
    Random random = new Random(seed);
    List<History> added = new ArrayList<>();
    List<Boolean> sessions = new ArrayList<>();
    Histories.Builder builder = new Histories.Builder(1000);
    for (int person = 0; person < 100; person++) {
      History history = History.inOrder(random.ints(random.nextInt(7), 0, 1000).toArray());
      added.add(history);
      sessions.add(random.nextBoolean());
      builder.add(history, sessions.getLast());
    }
    Histories histories = builder.build();

    assertThat(histories.people()).isEqualTo(100);
    assertThat(histories.acts()).isEqualTo(added.stream().mapToInt(History::size).sum());
    for (int person = 0; person < 100; person++) {
      assertThat(histories.of(person))
          .as("person %d, seed %d", person, seed)
          .usingRecursiveComparison()
          .isEqualTo(added.get(person));
      assertThat(histories.sessions()[person]).isEqualTo(sessions.get(person));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theMatrixSumsWhatActsAreWorthAndKeepsWhatIsAboveZero(long seed) {
    Histories histories = RandomHistories.of(40, 9, 12, seed);
    HalfLife decay = new HalfLife(5000, histories.now());
    SparseRows matrix = histories.matrix(decay);

    assertThat(matrix.rows()).isEqualTo(40);
    assertThat(matrix.columns()).isEqualTo(9);
    int entries = 0;
    for (int person = 0; person < 40; person++) {
      double[] sums = new double[9];
      History history = histories.of(person);
      for (int act = 0; act < history.size(); act++) {
        double age = (double) histories.now() - history.times()[act];
        sums[history.items()[act]] += history.weights()[act] * Math.pow(0.5, age / 5000);
      }
      for (int item = 0; item < 9; item++) {
        float value = value(matrix, person, item);
        assertThat((double) value)
            .as("person %d, item %d, seed %d", person, item, seed)
            .isCloseTo(Math.max(0, sums[item]), within(1e-5));
        entries += value > 0 ? 1 : 0;
      }
    }
    assertThat(matrix.entries()).as("none is stored at or below zero").isEqualTo(entries);
    assertThat(histories.pairs(decay)).as("counted alone, seed %d", seed).isEqualTo(entries);
  }

  private static float value(SparseRows matrix, int row, int column) {
    for (int at = matrix.offsets()[row]; at < matrix.offsets()[row + 1]; at++) {
      if (matrix.indices()[at] == column) {
        return matrix.values()[at];
      }
    }
    return 0;
  }

  @Test
  void whoRepentedIsLeftOut() {
    History repented = new History(new int[] {1, 1}, new float[] {3, -3}, new long[] {0, 9});
    Histories histories = new Histories.Builder(2).add(repented, false).build();
    assertThat(histories.matrix(Histories.Worth.WEIGHT).entries()).isZero();
    assertThat(histories.pairs(Histories.Worth.WEIGHT)).isZero();
  }

  @Test
  void nowIsTheNewestAct() {
    assertThat(new Histories.Builder(3).build().now()).isZero();
    Histories histories =
        new Histories.Builder(3)
            .add(new History(new int[] {1}, new float[] {1}, new long[] {-50}), false)
            .add(new History(new int[] {1}, new float[] {1}, new long[] {-70}), false)
            .build();
    assertThat(histories.now()).isEqualTo(-50);
  }

  @Test
  void refusesWhatIsNoHistories() {
    assertThatThrownBy(() -> new Histories.Builder(2).add(History.inOrder(2), false).build())
        .isInstanceOf(IndexOutOfBoundsException.class);
    History endless = new History(new int[1], new float[] {Float.NaN}, new long[1]);
    assertThatThrownBy(() -> new Histories.Builder(2).add(endless, false).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weight of act 0 must be finite, was NaN");
    assertThatThrownBy(
            () ->
                new Histories(
                    2, new int[] {0, 2}, new int[1], new float[1], new long[1], new boolean[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("each act an item, a weight and a time");
  }
}
