package io.leat.flink.train;

import io.leat.core.matrix.DenseRows;
import io.leat.flink.als.FactorBlock;
import io.leat.index.model.ModelStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.AggregateFunction;

/**
 * The end of a training as one aggregate of all item factors: when they are complete, fits what
 * needs them and writes the model. Its result is the model's directory.
 */
final class AssembleModel implements AggregateFunction<FactorBlock, List<FactorBlock>, String> {
  private static final long serialVersionUID = 1;

  private final TrainingWork work;
  private final String modelDirectory;
  private final LearningSettings settings;

  AssembleModel(TrainingWork work, String modelDirectory, LearningSettings settings) {
    this.work = work;
    this.modelDirectory = modelDirectory;
    this.settings = settings;
  }

  @Override
  public List<FactorBlock> createAccumulator() {
    return new ArrayList<>();
  }

  /** Changes the list in place, as Flink's partition aggregate expects. */
  @Override
  public List<FactorBlock> add(FactorBlock block, List<FactorBlock> blocks) {
    blocks.add(block);
    return blocks;
  }

  @Override
  public List<FactorBlock> merge(List<FactorBlock> one, List<FactorBlock> other) {
    throw new UnsupportedOperationException("one subtask sees everything; blocks are never merged");
  }

  @Override
  public String getResult(List<FactorBlock> blocks) {
    ModelTraining.Trained trained =
        new ModelTraining(settings)
            .finish(
                work.data(),
                work.learnt(),
                (matrix, als) -> items(blocks, matrix.columns(), als.rank()));
    new ModelStore(Path.of(modelDirectory))
        .write(trained.model(), trained.items(), trained.relations());
    return modelDirectory;
  }

  /** All blocks as {@code items x rank}; items in none of them, without ratings, are zero. */
  static DenseRows items(List<FactorBlock> blocks, int items, int rank) {
    DenseRows factors = DenseRows.zeros(items, rank);
    for (FactorBlock block : blocks) {
      for (int row = 0; row < block.rows() && block.id(row) < items; row++) {
        System.arraycopy(block.values(), row * rank, factors.values(), block.id(row) * rank, rank);
      }
    }
    return factors;
  }
}
