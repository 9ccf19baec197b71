package io.leat.flink.als;

import io.leat.core.als.GramianBasis;
import io.leat.core.matrix.GramianSum;
import java.nio.ByteBuffer;

/** Gramians and their eigenvectors as messages. */
final class Gramians {
  /** Rows that are summed in single precision; longer sums are of doubles. */
  private static final int RUN = 4096;

  private Gramians() {}

  /** The message of one block: its number, the totals, the Gramian's upper triangle. */
  static BlockMessage of(int block, Totals totals, float[] factors, int rows, int rank) {
    double[] gramian = new double[rank * rank];
    GramianSum sum = new GramianSum(rank);
    for (int start = 0; start < rows; start += RUN) {
      sum.reset();
      for (int row = start; row < Math.min(rows, start + RUN); row++) {
        sum.add(factors, row * rank, 1);
      }
      float[] part = sum.upperTriangle();
      for (int i = 0; i < rank; i++) {
        for (int j = i; j < rank; j++) {
          gramian[i * rank + j] += part[i * sum.stride() + j];
        }
      }
    }
    ByteBuffer bytes = ByteBuffer.allocate(Totals.BYTES + rank * (rank + 1) / 2 * Double.BYTES);
    totals.write(bytes);
    for (int i = 0; i < rank; i++) {
      for (int j = i; j < rank; j++) {
        bytes.putDouble(gramian[i * rank + j]);
      }
    }
    return new BlockMessage(0, block, bytes.array());
  }

  /** Adds a message's Gramian to the sum's upper triangle. */
  static Totals add(BlockMessage message, double[] sum, int rank) {
    ByteBuffer bytes = message.buffer();
    Totals totals = Totals.read(bytes);
    for (int i = 0; i < rank; i++) {
      for (int j = i; j < rank; j++) {
        sum[i * rank + j] += bytes.getDouble();
      }
    }
    return totals;
  }

  static BlockMessage write(Totals totals, GramianBasis basis) {
    int rank = basis.rank();
    ByteBuffer bytes =
        ByteBuffer.allocate(Totals.BYTES + rank * Double.BYTES + rank * rank * Float.BYTES);
    totals.write(bytes);
    for (double value : basis.values()) {
      bytes.putDouble(value);
    }
    bytes.asFloatBuffer().put(basis.vectors());
    return new BlockMessage(0, 0, bytes.array());
  }

  static GramianBasis readBasis(ByteBuffer bytes, int rank) {
    double[] values = new double[rank];
    for (int i = 0; i < rank; i++) {
      values[i] = bytes.getDouble();
    }
    float[] vectors = new float[rank * rank];
    bytes.asFloatBuffer().get(vectors);
    return new GramianBasis(rank, vectors, values);
  }
}
