package io.leat.flink.train;

import io.leat.core.hybrid.HybridTrainer;
import io.leat.flink.Counters;
import io.leat.index.model.ModelStore;
import java.nio.file.Path;
import org.apache.flink.api.common.functions.AbstractRichFunction;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learning as one aggregate of all histories and item texts: gathers them, and when the input ends
 * searches for settings and weights, and leaves both data and findings as {@link TrainingWork} for
 * {@link FactorsJob}. Its result is the work's directory.
 *
 * <p>A shop without a single rating has nothing to factorise, and still gets a model, here at once:
 * content vectors, and a map that leads all of them to the zero vector.
 */
public final class LearnModel extends AbstractRichFunction
    implements AggregateFunction<TrainingInput, TrainingSet, String> {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(LearnModel.class);

  private final TrainingWork work;
  private final String modelDirectory;
  private final LearningSettings settings;

  public LearnModel(TrainingWork work, String modelDirectory, LearningSettings settings) {
    this.work = work;
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
      return work.directory();
    }
    long start = System.nanoTime();
    getRuntimeContext().getLongCounter(Counters.RATINGS).add(data.histories().acts());
    getRuntimeContext().getLongCounter(Counters.UNKNOWN_ITEM_RATINGS).add(data.unknownItems());
    LOG.info(
        "learning from {} acts of {} people, {} items in the catalogue",
        data.histories().acts(),
        data.histories().people(),
        data.catalogue().size());
    ModelTraining training = new ModelTraining(settings);
    Learnt learnt = training.learn(data);
    HybridTrainer trainer = HybridTrainer.inMemory(learnt.parameters());
    int pairs = trainer.matrix(data.histories(), data.now()).entries();
    if (pairs == 0) {
      ModelTraining.Trained trained = training.finish(data, learnt, trainer.factorizer());
      new ModelStore(Path.of(modelDirectory))
          .write(trained.model(), trained.items(), trained.relations());
    } else {
      work.write(data, learnt);
    }
    getRuntimeContext().getLongCounter(Counters.PAIRS).add(pairs);
    getRuntimeContext()
        .getLongCounter(Counters.TRAIN_MILLISECONDS)
        .add((System.nanoTime() - start) / 1_000_000);
    return work.directory();
  }
}
