package io.leat.core.neighbours;

import io.leat.core.matrix.SparseRows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The strongest entries of a sparse row, columns ascending. */
record StrongestEntries(int[] columns, float[] values) {

  /** The matrix of all items' rows, {@code items x items}; {@code row} is asked by many threads. */
  static SparseRows ofItems(int items, IntFunction<StrongestEntries> row) {
    return rows(
        IntStream.range(0, items).parallel().mapToObj(row).toArray(StrongestEntries[]::new), items);
  }

  /** The rows as one matrix. */
  static SparseRows rows(StrongestEntries[] rows, int columns) {
    int[] offsets = new int[rows.length + 1];
    for (int row = 0; row < rows.length; row++) {
      offsets[row + 1] = Math.addExact(offsets[row], rows[row].columns.length);
    }
    int[] indices = new int[offsets[rows.length]];
    float[] values = new float[indices.length];
    for (int row = 0; row < rows.length; row++) {
      int length = rows[row].columns.length;
      System.arraycopy(rows[row].columns, 0, indices, offsets[row], length);
      System.arraycopy(rows[row].values, 0, values, offsets[row], length);
    }
    return new SparseRows(rows.length, columns, offsets, indices, values);
  }

  StrongestEntries dividedBySumPlus(float more) {
    float sum = more;
    for (float value : values) {
      sum += value;
    }
    float[] divided = new float[values.length];
    for (int i = 0; i < divided.length; i++) {
      divided[i] = values[i] / sum;
    }
    return new StrongestEntries(columns, divided);
  }

  /** Chooses the entries of greatest strength, of equal ones those of the smaller column. */
  static final class Selection {
    private static final Comparator<Entry> WEAKEST_FIRST =
        Comparator.comparingDouble(Entry::strength)
            .thenComparing(Entry::column, Comparator.reverseOrder());

    private final int most;
    private final PriorityQueue<Entry> best;

    private record Entry(int column, float value, float strength) {}

    Selection(int most) {
      this.most = most;
      this.best = new PriorityQueue<>(Math.max(1, most), WEAKEST_FIRST);
    }

    void offer(int column, float value, float strength) {
      if (best.size() < most) {
        best.add(new Entry(column, value, strength));
        return;
      }
      Entry weakest = best.peek();
      if (weakest != null
          && (strength > weakest.strength
              || (strength == weakest.strength && column < weakest.column))) {
        best.poll();
        best.add(new Entry(column, value, strength));
      }
    }

    StrongestEntries entries() {
      Entry[] chosen = best.toArray(new Entry[0]);
      Arrays.sort(chosen, Comparator.comparingInt(Entry::column));
      int[] columns = new int[chosen.length];
      float[] values = new float[chosen.length];
      for (int i = 0; i < chosen.length; i++) {
        columns[i] = chosen[i].column;
        values[i] = chosen[i].value;
      }
      return new StrongestEntries(columns, values);
    }
  }
}
