package io.leat.flink.train;

import io.leat.core.history.HalfLife;
import io.leat.core.hybrid.HybridParameters;
import io.leat.core.hybrid.HybridTrainer;
import io.leat.flink.Counters;
import io.leat.index.model.ModelStore;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learning from what was gathered: finds the weights of the parts, and leaves both data and
 * findings as {@link TrainingWork} for {@link FactorsJob}.
 *
 * <p>A shop without a single rating has nothing to factorise, and still gets a model, here at once:
 * content vectors, and a map that leads all of them to the zero vector.
 */
public final class LearnModel extends GatherTraining {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(LearnModel.class);

  private final TrainingWork work;
  private final String modelDirectory;
  private final LearningSettings settings;

  public LearnModel(TrainingWork work, String modelDirectory, LearningSettings settings) {
    super(work.directory());
    this.work = work;
    this.modelDirectory = modelDirectory;
    this.settings = settings;
  }

  @Override
  void use(TrainingData data) {
    long start = System.nanoTime();
    count(Counters.UNKNOWN_ITEM_RATINGS, data.unknownItems());
    LOG.info(
        "learning from {} acts of {} people, {} items in the catalogue",
        data.histories().acts(),
        data.histories().people(),
        data.catalogue().size());
    ModelTraining training = new ModelTraining(settings);
    Learnt learnt = training.learn(data);
    HybridParameters parameters = learnt.parameters();
    int pairs = data.histories().pairs(new HalfLife(parameters.halfLifeSeconds(), data.now()));
    if (pairs == 0) {
      ModelTraining.Trained trained =
          training.finish(data, learnt, HybridTrainer.inMemory(parameters).factorizer());
      new ModelStore(Path.of(modelDirectory))
          .write(trained.model(), trained.items(), trained.relations());
    } else {
      work.write(data, learnt);
    }
    count(Counters.PAIRS, pairs);
    count(Counters.TRAIN_MILLISECONDS, (System.nanoTime() - start) / 1_000_000);
  }
}
