package io.leat.core.als;

import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.FloatTiles;
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

  /** Rows of so many entries each, with weights 0 to 4. */
  static SparseRows rowsOfLengths(int columns, long seed, int... lengths) {
    Random random = new Random(seed);
    SparseRows.Builder builder = new SparseRows.Builder(lengths.length, columns);
    for (int row = 0; row < lengths.length; row++) {
      int left = lengths[row];
      for (int column = 0; column < columns; column++) {
        if (random.nextInt(columns - column) < left) {
          builder.add(row, column, random.nextInt(9) / 2f);
          left--;
        }
      }
    }
    return builder.build();
  }

  /** All of them at hand. */
  static FixedSide fixedSide(AlsParameters parameters, DenseRows fixed) {
    int rank = parameters.rank();
    int stride = FloatTiles.padded(rank);
    float[] padded = new float[fixed.rows() * stride];
    double[] gramian = new double[rank * rank];
    for (int row = 0; row < fixed.rows(); row++) {
      System.arraycopy(fixed.values(), row * rank, padded, row * stride, rank);
      for (int i = 0; i < rank; i++) {
        for (int j = i; j < rank; j++) {
          gramian[i * rank + j] += padded[row * stride + i] * padded[row * stride + j];
        }
      }
    }
    return FixedSide.of(parameters, GramianBasis.of(gramian, rank), fixed.rows(), padded);
  }
}
