package io.leat.flink.train;

import io.leat.core.hybrid.HybridTrainer;
import io.leat.core.matrix.SparseRows;
import io.leat.flink.als.Rating;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * The histories of the {@link TrainingWork} in a directory as ratings: the entries of the matrix
 * from which {@link HybridTrainer} makes all else. People and items without a rating count too, as
 * they do for who folds in later.
 */
final class EmitRatings implements FlatMapFunction<String, Rating> {
  private static final long serialVersionUID = 1;

  @Override
  public void flatMap(String directory, Collector<Rating> out) {
    TrainingWork work = new TrainingWork(directory);
    TrainingDataFile.Acts acts = work.acts();
    SparseRows matrix =
        HybridTrainer.inMemory(work.learnt().parameters()).matrix(acts.histories(), acts.now());
    for (int user = 0; user < matrix.rows(); user++) {
      for (int i = matrix.offsets()[user]; i < matrix.offsets()[user + 1]; i++) {
        out.collect(new Rating(user, matrix.indices()[i], matrix.values()[i]));
      }
    }
    // Weighs nothing, but tells how many rows and columns there are.
    out.collect(new Rating(matrix.rows() - 1, matrix.columns() - 1, 0));
  }
}
