package io.leat.core.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.matrix.SparseRows;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColdItemsTest {
  private static final int ITEMS = 12;
  private static final int WARM = 8;

  /** The last items are cold. */
  private static final boolean[] COLD = new boolean[ITEMS];

  static {
    Arrays.fill(COLD, WARM, ITEMS, true);
  }

  private static SparseRows random(int rows, int columns, Random random) {
    SparseRows.Builder builder = new SparseRows.Builder(rows, columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (random.nextInt(3) == 0) {
          builder.add(row, column, random.nextFloat());
        }
      }
    }
    return builder.build();
  }

  private static double[][] dense(SparseRows rows) {
    double[][] dense = new double[rows.rows()][rows.columns()];
    for (int row = 0; row < rows.rows(); row++) {
      for (int at = rows.offsets()[row]; at < rows.offsets()[row + 1]; at++) {
        dense[row][rows.indices()[at]] = rows.values()[at];
      }
    }
    return dense;
  }

  private static SparseRows wide(SparseRows rows) {
    return new SparseRows(rows.rows(), ITEMS, rows.offsets(), rows.indices(), rows.values());
  }

  @ParameterizedTest
  @CsvSource({"1, 12", "2, 3", "3, 1"})
  void coldItemsHaveTheMeanOfThoseLikeThem(long seed, int kept) {
    Random random = new Random(seed);
    SparseRows like = wide(random(ITEMS, WARM, random));
    SparseRows lists = wide(random(ITEMS, WARM, random));
    double[][] borrowed = dense(new ColdItems(COLD, like).borrow(lists, kept));
    double[][] likeness = dense(like);
    double[][] own = dense(lists);
    for (int item = 0; item < ITEMS; item++) {
      if (item < WARM) {
        assertThat(borrowed[item]).as("warm %d, seed %d", item, seed).isEqualTo(own[item]);
        continue;
      }
      int cold = item;
      double[] sums =
          IntStream.range(0, ITEMS)
              .mapToDouble(
                  i ->
                      IntStream.range(0, WARM)
                          .mapToDouble(near -> likeness[cold][near] * own[near][i])
                          .sum())
              .toArray();
      double least = Arrays.stream(sums).sorted().toArray()[Math.max(0, ITEMS - kept)];
      for (int i = 0; i < ITEMS; i++) {
        assertThat(borrowed[item][i])
            .as("%d for cold %d, seed %d", i, item, seed)
            .isCloseTo(sums[i] < least ? 0 : sums[i], within(1e-6));
      }
    }
  }

  @Test
  void amongEqualsNothingGreaterIsLost() {
    SparseRows like = new SparseRows.Builder(4, 4).add(3, 0, 1).build();
    SparseRows lists = new SparseRows.Builder(4, 4).add(0, 0, 1).add(0, 1, 1).add(0, 2, 5).build();
    boolean[] cold = {false, false, false, true};
    double[][] borrowed = dense(new ColdItems(cold, like).borrow(lists, 2));
    assertThat(borrowed[3]).containsExactly(1, 0, 5, 0);
  }

  @Test
  void numbersAreBorrowedToo() {
    SparseRows like = new SparseRows.Builder(3, 3).add(2, 0, 0.5f).add(2, 1, 0.25f).build();
    float[] numbers = {4, 8, 100};
    float[] borrowed = new ColdItems(new boolean[] {false, false, true}, like).borrow(numbers);
    assertThat(borrowed).containsExactly(4, 8, 4);
    assertThat(numbers).as("unchanged").containsExactly(4, 8, 100);
  }

  @Test
  void coldIsWhatNobodyActedOn() {
    SparseRows matrix = new SparseRows.Builder(2, 4).add(0, 1, 1).add(1, 3, 1).build();
    assertThat(ColdItems.of(matrix)).containsExactly(true, false, true, false);
  }
}
