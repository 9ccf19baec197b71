package io.leat.core.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.history.Histories;
import io.leat.core.history.History;
import io.leat.core.history.RandomHistories;
import io.leat.core.matrix.SparseRows;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitionsTest {
  private static final int ITEMS = 12;

  /** T and n by the definition. */
  private record Counted(double[][] steps, double[] acts) {
    static Counted of(Histories histories, int reach) {
      double[][] steps = new double[ITEMS][ITEMS];
      double[] acts = new double[ITEMS];
      for (int person = 0; person < histories.people(); person++) {
        int[] walk = RandomHistories.walk(histories, person);
        for (int at = 0; at < walk.length; at++) {
          acts[walk[at]]++;
          for (int after = at + 1; after < walk.length && after - at <= reach; after++) {
            steps[walk[at]][walk[after]] += 1.0 / (after - at);
          }
        }
      }
      return new Counted(steps, acts);
    }

    double next(int i, int j) {
      return (steps[i][j] + 0.3 * steps[j][i]) / (Arrays.stream(steps[i]).sum() + 5);
    }

    double around(int i, int j) {
      double both = steps[i][j] + steps[j][i];
      return both == 0 ? 0 : both / Math.sqrt(acts[i] * acts[j]);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 12", "2, 3, 12", "3, 20, 12", "4, 3, 3", "5, 2, 4"})
  void agreesWithTheDefinition(long seed, int reach, int kept) {
    Histories histories = RandomHistories.of(30, ITEMS, 9, seed);
    Counted counted = Counted.of(histories, reach);
    Transitions transitions = Transitions.of(histories, reach, kept);

    double[][] next = new double[ITEMS][ITEMS];
    double[][] around = new double[ITEMS][ITEMS];
    for (int target = 0; target < ITEMS; target++) {
      for (int source = 0; source < ITEMS; source++) {
        next[target][source] = counted.next(source, target);
        around[target][source] = counted.around(source, target);
      }
    }
    holdsTheGreatest(transitions.next(), next, kept, seed);
    holdsTheGreatest(transitions.around(), around, kept, seed);
  }

  /** Each weight as expected, and none that was left out greater than one that was kept. */
  private static void holdsTheGreatest(SparseRows lists, double[][] expected, int kept, long seed) {
    double[][] found = Dense.of(lists);
    for (int target = 0; target < ITEMS; target++) {
      int[] columns = Dense.columns(lists, target);
      long some = Arrays.stream(expected[target]).filter(value -> value > 0).count();
      assertThat(columns).hasSize((int) Math.min(kept, some));
      double least = Double.POSITIVE_INFINITY;
      for (int source : columns) {
        assertThat(found[target][source])
            .as("%d for %d, seed %d", source, target, seed)
            .isCloseTo(expected[target][source], within(1e-5));
        least = Math.min(least, expected[target][source]);
      }
      for (int source = 0; source < ITEMS; source++) {
        if (found[target][source] == 0) {
          assertThat(expected[target][source]).isLessThanOrEqualTo(least + 1e-5);
        }
      }
    }
  }

  /** a, b, a: a is followed by b and, two on, by itself; b by a. */
  @Test
  void byHand() {
    Histories histories = new Histories.Builder(2).add(History.inOrder(0, 1, 0), true).build();
    Transitions transitions = Transitions.of(histories, 5, 2);

    assertThat(transitions.counts()).containsExactly(2, 1);
    assertThat(transitions.outgoing()).containsExactly(1.5f, 1);
    double[][] next = Dense.of(transitions.next());
    assertThat(next[1][0]).as("b after a").isCloseTo((1 + 0.3 * 1) / 6.5, within(1e-6));
    assertThat(next[0][1]).as("a after b").isCloseTo((1 + 0.3 * 1) / 6, within(1e-6));
    assertThat(next[0][0]).as("a after a").isCloseTo((0.5 + 0.3 * 0.5) / 6.5, within(1e-6));
    assertThat(Dense.of(transitions.around())[1][0]).isCloseTo(2 / Math.sqrt(2), within(1e-6));
  }

  @Test
  void nobodyStepsFromOnePersonToTheNext() {
    Histories histories =
        new Histories.Builder(2)
            .add(History.inOrder(0), true)
            .add(History.inOrder(1), true)
            .build();
    assertThat(Transitions.of(histories, 5, 2).next().entries()).isZero();
  }

  @Test
  void refusesSettingsOutOfRange() {
    Histories nobody = new Histories.Builder(2).build();
    assertThatThrownBy(() -> Transitions.of(nobody, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reach must be at least 1, was 0");
    assertThatThrownBy(() -> Transitions.of(nobody, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kept must be at least 1, was 0");
  }
}
