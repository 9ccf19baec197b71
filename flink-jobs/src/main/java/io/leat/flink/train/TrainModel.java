package io.leat.flink.train;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.ImplicitAls;
import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import io.leat.flink.Counters;
import io.leat.index.model.ModelStore;
import java.nio.file.Path;
import org.apache.flink.api.common.functions.AbstractRichFunction;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Training as one aggregate of all profiles and item texts: gathers them, and when the input ends
 * fits the model and writes it. Its result is the model's directory.
 *
 * <p>A shop without a single rating still gets a model: content vectors, and a map that leads all
 * of them to the zero vector.
 */
public final class TrainModel extends AbstractRichFunction
    implements AggregateFunction<TrainingInput, TrainingSet, String> {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(TrainModel.class);

  private final String modelDirectory;
  private final LearningSettings settings;

  public TrainModel(String modelDirectory, LearningSettings settings) {
    this.modelDirectory = modelDirectory;
    this.settings = settings;
  }

  @Override
  public TrainingSet createAccumulator() {
    return new TrainingSet();
  }

  /** Changes the set in place, as Flink's partition aggregate expects. */
  @Override
  public TrainingSet add(TrainingInput input, TrainingSet set) {
    set.add(input);
    return set;
  }

  @Override
  public TrainingSet merge(TrainingSet one, TrainingSet other) {
    throw new UnsupportedOperationException("one subtask sees everything; sets are never merged");
  }

  @Override
  public String getResult(TrainingSet set) {
    TrainingData data = set.data();
    if (data.catalogue().isEmpty()) {
      // Nothing to describe. The caller sees it by the counters, once the rejects are written.
      return modelDirectory;
    }
    long start = System.nanoTime();
    getRuntimeContext().getLongCounter(Counters.RATINGS).add(data.histories().acts());
    getRuntimeContext().getLongCounter(Counters.UNKNOWN_ITEM_RATINGS).add(data.unknownItems());
    LOG.info(
        "training on {} acts of {} people, {} items in the catalogue",
        data.histories().acts(),
        data.histories().people(),
        data.catalogue().size());
    ModelTraining.Trained trained = new ModelTraining(settings, this::factors).train(data);
    new ModelStore(Path.of(modelDirectory))
        .write(trained.model(), trained.items(), trained.relations());
    getRuntimeContext()
        .getLongCounter(Counters.TRAIN_MILLISECONDS)
        .add((System.nanoTime() - start) / 1_000_000);
    return modelDirectory;
  }

  private DenseRows factors(SparseRows matrix, AlsParameters als) {
    return ImplicitAls.train(
            matrix, als, sweep -> getRuntimeContext().getLongCounter(Counters.SWEEPS).add(1))
        .items();
  }
}
