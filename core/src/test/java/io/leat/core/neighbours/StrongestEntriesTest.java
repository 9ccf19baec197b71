package io.leat.core.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.matrix.SparseRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrongestEntriesTest {

  /** Strengths 0, 1, 2, many alike: whatever the order of the offers, the choice is one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void ofEqualStrengthTheSmallerColumnsStayInWhateverOrderTheyCome(long seed) {
    Random random = new Random(seed);
    double[] strengths = random.ints(20, 1, 4).asDoubleStream().toArray();
    List<Integer> order = new ArrayList<>();
    for (int column = 0; column < 20; column++) {
      order.add(column);
    }
    for (int most : new int[] {1, 5, 20, 30}) {
      Collections.shuffle(order, random);
      StrongestEntries.Selection selection = new StrongestEntries.Selection(most);
      order.forEach(column -> selection.offer(column, column * 10f, (float) strengths[column]));
      StrongestEntries entries = selection.entries();
      assertThat(entries.columns())
          .as("most %d, seed %d", most, seed)
          .containsExactly(Dense.greatest(strengths, most));
      for (int i = 0; i < entries.columns().length; i++) {
        assertThat(entries.values()[i]).isEqualTo(entries.columns()[i] * 10f);
      }
    }
  }

  @Test
  void noneMayBeChosen() {
    StrongestEntries.Selection selection = new StrongestEntries.Selection(0);
    selection.offer(1, 1, 1);
    assertThat(selection.entries().columns()).isEmpty();
  }

  @Test
  void rowsBecomeOneMatrix() {
    StrongestEntries[] rows = {
      new StrongestEntries(new int[] {1, 3}, new float[] {2, 4}),
      new StrongestEntries(new int[0], new float[0]),
      new StrongestEntries(new int[] {0}, new float[] {9})
    };
    SparseRows matrix = StrongestEntries.rows(rows, 4);
    assertThat(Dense.of(matrix))
        .isDeepEqualTo(new double[][] {{0, 2, 0, 4}, {0, 0, 0, 0}, {9, 0, 0, 0}});
  }

  @Test
  void dividesByTheSumAndALittleMore() {
    StrongestEntries entries = new StrongestEntries(new int[] {1, 3}, new float[] {2, 4});
    assertThat(entries.dividedBySumPlus(2).values()).containsExactly(0.25f, 0.5f);
    assertThat(entries.values()).as("unchanged").containsExactly(2, 4);
  }
}
