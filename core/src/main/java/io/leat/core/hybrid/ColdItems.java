package io.leat.core.hybrid;

import io.leat.core.matrix.SparseRows;
import java.util.Arrays;

/**
 * What an item without events borrows from those that say the same of themselves: the mean of their
 * lists and numbers, weighted by likeness,
 *
 * <pre>
 * B_ic = sum over j like c  W_cj B_ij        trend_c = sum over j like c  W_cj trend_j
 * </pre>
 *
 * so that it is found by everything that finds them, if a little later.
 *
 * @param cold which items are without events
 * @param like {@code items x items}, rows summing to less than 1: of a cold item the warm ones
 */
record ColdItems(boolean[] cold, SparseRows like) {

  float[] borrow(float[] numbers) {
    float[] filled = numbers.clone();
    for (int item = 0; item < filled.length; item++) {
      if (cold[item]) {
        filled[item] = 0;
        for (int at = like.offsets()[item]; at < like.offsets()[item + 1]; at++) {
          filled[item] += like.values()[at] * numbers[like.indices()[at]];
        }
      }
    }
    return filled;
  }

  /**
   * The lists with those of cold items filled in.
   *
   * @param kept of a borrowed list's entries, the greatest
   */
  SparseRows borrow(SparseRows lists, int kept) {
    SparseRows.Builder filled = new SparseRows.Builder(lists.rows(), lists.columns());
    float[] sums = new float[lists.columns()];
    for (int item = 0; item < lists.rows(); item++) {
      if (!cold[item]) {
        for (int at = lists.offsets()[item]; at < lists.offsets()[item + 1]; at++) {
          filled.add(item, lists.indices()[at], lists.values()[at]);
        }
        continue;
      }
      Arrays.fill(sums, 0);
      for (int at = like.offsets()[item]; at < like.offsets()[item + 1]; at++) {
        int near = like.indices()[at];
        for (int i = lists.offsets()[near]; i < lists.offsets()[near + 1]; i++) {
          sums[lists.indices()[i]] += like.values()[at] * lists.values()[i];
        }
      }
      addGreatest(filled, item, sums, kept);
    }
    return filled.build();
  }

  private static void addGreatest(SparseRows.Builder rows, int item, float[] sums, int kept) {
    float[] sorted = sums.clone();
    Arrays.sort(sorted);
    float least = kept < sorted.length ? sorted[sorted.length - kept] : 0;
    int greater = 0;
    for (float sum : sums) {
      greater += sum > least ? 1 : 0;
    }
    // Of those that equal the least the smaller columns, as many as there is room for.
    int room = kept - greater;
    for (int column = 0; column < sums.length; column++) {
      if (sums[column] < least || sums[column] < Float.MIN_NORMAL) {
        continue;
      }
      if (sums[column] > least || room-- > 0) {
        rows.add(item, column, sums[column]);
      }
    }
  }

  /** Which items speak for nobody: the columns without an entry. */
  static boolean[] of(SparseRows matrix) {
    boolean[] cold = new boolean[matrix.columns()];
    Arrays.fill(cold, true);
    for (int index : matrix.indices()) {
      cold[index] = false;
    }
    return cold;
  }
}
