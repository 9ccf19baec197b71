package io.leat.core.als;

import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import java.util.Random;

/** Seeded small data for the tests of this package. */
final class RandomInteractions {
  private RandomInteractions() {}

  /** About one place in {@code every} is filled, with weights 0 to 5. */
  static SparseRows sparse(int rows, int columns, int every, long seed) {
    Random random = new Random(seed);
    SparseRows.Builder builder = new SparseRows.Builder(rows, columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (random.nextInt(every) == 0) {
          builder.add(row, column, random.nextInt(11) / 2f);
        }
      }
    }
    return builder.build();
  }

  static DenseRows dense(int rows, int columns, long seed) {
    Random random = new Random(seed);
    DenseRows dense = DenseRows.zeros(rows, columns);
    for (int i = 0; i < dense.values().length; i++) {
      dense.values()[i] = (float) random.nextGaussian();
    }
    return dense;
  }
}
