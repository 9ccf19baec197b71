package io.leat.flink.als;

import io.leat.core.als.GramianBasis;
import io.leat.core.matrix.GramianSum;
import java.nio.ByteBuffer;

/**
 * The sum of {@code row^T row} over the factors of some blocks.
 *
 * @param firstBlock a multiple of their number
 * @param blocks a power of two
 * @param upper the upper triangle, row by row; owned by this object
 */
record Gramian(int firstBlock, int blocks, int rank, Totals totals, double[] upper) {
  /** Rows that are summed in single precision; longer sums are of doubles. */
  private static final int RUN = 4096;

  /** Of one block. */
  static Gramian of(int block, Totals totals, float[] factors, int rows, int rank) {
    double[] upper = new double[rank * (rank + 1) / 2];
    GramianSum sum = new GramianSum(rank);
    for (int start = 0; start < rows; start += RUN) {
      sum.reset();
      for (int row = start; row < Math.min(rows, start + RUN); row++) {
        sum.add(factors, row * rank, 1);
      }
      float[] part = sum.upperTriangle();
      for (int i = 0, at = 0; i < rank; i++) {
        for (int j = i; j < rank; j++) {
          upper[at++] += part[i * sum.stride() + j];
        }
      }
    }
    return new Gramian(block, 1, rank, totals, upper);
  }

  /** Where the blocks begin with which these make up the next larger sum. */
  int neighbour() {
    return firstBlock ^ blocks;
  }

  /** The sum with what follows; this one's numbers are reused. */
  Gramian plus(Gramian next) {
    for (int i = 0; i < upper.length; i++) {
      upper[i] += next.upper[i];
    }
    return new Gramian(firstBlock, blocks + next.blocks, rank, totals.plus(next.totals), upper);
  }

  GramianBasis basis() {
    double[] square = new double[rank * rank];
    for (int i = 0, at = 0; i < rank; i++) {
      for (int j = i; j < rank; j++) {
        square[i * rank + j] = upper[at++];
      }
    }
    return GramianBasis.of(square, rank);
  }

  /** The tag is the first block. */
  BlockMessage message() {
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES + Totals.BYTES + upper.length * Double.BYTES);
    bytes.putInt(blocks);
    totals.write(bytes);
    bytes.asDoubleBuffer().put(upper);
    return new BlockMessage(0, firstBlock, bytes.array());
  }

  static Gramian read(BlockMessage message, int rank) {
    ByteBuffer bytes = message.buffer();
    int blocks = bytes.getInt();
    Totals totals = Totals.read(bytes);
    double[] upper = new double[rank * (rank + 1) / 2];
    bytes.asDoubleBuffer().get(upper);
    return new Gramian(message.tag(), blocks, rank, totals, upper);
  }
}
