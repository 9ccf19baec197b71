package io.leat.core.neighbours;

import io.leat.core.matrix.SparseRows;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** Small dense matrices in double precision, against which the sparse ones are held. */
final class Dense {
  private Dense() {}

  static double[][] of(SparseRows rows) {
    double[][] dense = new double[rows.rows()][rows.columns()];
    for (int row = 0; row < rows.rows(); row++) {
      for (int at = rows.offsets()[row]; at < rows.offsets()[row + 1]; at++) {
        dense[row][rows.indices()[at]] = rows.values()[at];
      }
    }
    return dense;
  }

  /** What people like: half of all places are filled. */
  static SparseRows people(int people, int items, long seed) {
    Random random = new Random(seed);
    SparseRows.Builder builder = new SparseRows.Builder(people, items);
    for (int person = 0; person < people; person++) {
      for (int item = 0; item < items; item++) {
        if (random.nextInt(2) == 0) {
          builder.add(person, item, 0.1f + 2 * random.nextFloat());
        }
      }
    }
    return builder.build();
  }

  /** {@code sum over people p of n_p^-e x_p x_p^T}. */
  static double[][] gramian(SparseRows people, double personExponent) {
    double[][] gramian = new double[people.columns()][people.columns()];
    for (double[] person : of(people)) {
      long entries = Arrays.stream(person).filter(value -> value != 0).count();
      for (int i = 0; i < person.length; i++) {
        for (int j = 0; j < person.length; j++) {
          if (person[i] != 0 && person[j] != 0) {
            gramian[i][j] += Math.pow((double) entries, -personExponent) * person[i] * person[j];
          }
        }
      }
    }
    return gramian;
  }

  /** Columns of the greatest values above zero, ascending; of equal ones the smaller first. */
  static int[] greatest(double[] values, int most) {
    return IntStream.range(0, values.length)
        .filter(i -> values[i] > 0)
        .boxed()
        .sorted(
            (one, other) ->
                values[one] == values[other]
                    ? Integer.compare(one, other)
                    : Double.compare(values[other], values[one]))
        .limit(most)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  static int[] columns(SparseRows rows, int row) {
    return Arrays.copyOfRange(rows.indices(), rows.offsets()[row], rows.offsets()[row + 1]);
  }
}
