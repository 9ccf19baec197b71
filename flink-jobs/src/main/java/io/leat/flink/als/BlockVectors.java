package io.leat.flink.als;

import io.leat.core.als.RowSolver;
import io.leat.core.matrix.SparseRows;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of one subtask's own rows from one sweep to the next, of those that are taken in
 * steps only: a file beside the ratings, block by block, replaced when all blocks are solved.
 */
final class BlockVectors implements Closeable {
  private final Path file;
  private final RowSolver solver;
  private final int rank;
  private final PartitionFile after;
  private final @Nullable PartitionFile before;

  /**
   * @param isFirst whether there is no sweep before
   */
  BlockVectors(Path file, RowSolver solver, int rank, boolean isFirst) throws IOException {
    this.file = file;
    this.solver = solver;
    this.rank = rank;
    this.after = PartitionFile.create(file);
    this.before = isFirst ? null : PartitionFile.open(file);
  }

  /**
   * Puts what the sweep before left of the next block into its rows; nothing in the first sweep.
   */
  void read(SparseRows block, float[] factors) throws IOException {
    if (before == null) {
      return;
    }
    for (int row = 0; row < block.rows(); row++) {
      if (solver.isStepped(block, row)) {
        System.arraycopy(before.readFloats(rank), 0, factors, row * rank, rank);
      }
    }
  }

  /** Leaves the next block to the sweep after. */
  void write(SparseRows block, float[] factors) throws IOException {
    for (int row = 0; row < block.rows(); row++) {
      if (solver.isStepped(block, row)) {
        after.write(factors, row * rank, rank);
      }
    }
  }

  /** After the last block. */
  void publish() throws IOException {
    after.publish(file);
  }

  @Override
  public void close() throws IOException {
    after.close();
    if (before != null) {
      before.close();
    }
  }
}
