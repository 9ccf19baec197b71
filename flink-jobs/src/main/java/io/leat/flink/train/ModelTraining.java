package io.leat.flink.train;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.ItemFoldIn;
import io.leat.core.content.ContentModel;
import io.leat.core.content.ContentParameters;
import io.leat.core.content.RidgeMap;
import io.leat.core.history.HalfLife;
import io.leat.core.hybrid.BlendLearning;
import io.leat.core.hybrid.HybridModel;
import io.leat.core.hybrid.HybridParameters;
import io.leat.core.hybrid.HybridTrainer;
import io.leat.core.hybrid.RecommendationBlend;
import io.leat.core.hybrid.TrainedParts;
import io.leat.core.hybrid.ValidationSplit;
import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import io.leat.core.model.EmbeddingModel;
import io.leat.core.model.ItemRelations;
import io.leat.core.model.ItemVectors;
import io.leat.core.profile.ForwardDecay;
import java.util.List;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a shop's data to its model: the weights of the parts are {@linkplain #learn learnt} on a
 * split of the data, then everything is trained on {@linkplain #finish all} of it.
 */
final class ModelTraining {
  private static final Logger LOG = LoggerFactory.getLogger(ModelTraining.class);

  /** Below this many items a term that stands in one of them still tells something. */
  private static final int SMALL_CATALOGUE = 1000;

  private static final double DAY = 86_400;
  private static final int MOST_QUESTIONS = 5000;
  private static final int LEAST_QUESTIONS = 500;

  /** Every question scores every item: of a large catalogue fewer have to do. */
  private static final long MOST_SCORES = 1_000_000_000;

  static final long SEED = 1;

  private final LearningSettings settings;

  ModelTraining(LearningSettings settings) {
    this.settings = settings;
  }

  /** All that a generation's model directory holds. */
  record Trained(EmbeddingModel model, ItemVectors items, ItemRelations relations) {}

  /** The weights of the parts, by a split of the data that is factorised in this process. */
  Learnt learn(TrainingData data) {
    SparseRows words = words(data.catalogue());
    long affordable = MOST_SCORES / Math.max(1, data.catalogue().size());
    int questions = Math.clamp(affordable, LEAST_QUESTIONS, MOST_QUESTIONS);
    ValidationSplit split = ValidationSplit.of(data.histories(), questions, SEED);
    HybridParameters parameters = settings.hybrid();
    return new Learnt(parameters, learnWeights(split, HybridTrainer.inMemory(parameters), words));
  }

  /**
   * The model of all data.
   *
   * @param factorizer of people x items into item factors
   */
  Trained finish(
      TrainingData data,
      Learnt learnt,
      BiFunction<SparseRows, AlsParameters, DenseRows> factorizer) {
    ContentModel content =
        ContentModel.fit(terms(data.catalogue()), contentParameters(data.catalogue()));
    HybridParameters parameters = learnt.parameters();
    HybridTrainer trainer = new HybridTrainer(parameters, factorizer);
    TrainedParts parts =
        trainer.train(data.histories(), content.weigh(terms(data.catalogue())), data.now());
    ColdStart coldStart = new ColdStart(data, content, parts.factors());
    RidgeMap map = coldStart.map(settings.ridgeRegularization());
    EmbeddingModel model =
        new EmbeddingModel(
            parts.foldIn(),
            ItemFoldIn.of(
                trainer.matrix(data.histories(), data.now()), parts.factors(), parts.foldIn()),
            content,
            map,
            learnt.hybrid(),
            settings.actionWeights(),
            new ForwardDecay(parameters.halfLifeSeconds() / DAY),
            data.now());
    return new Trained(
        model,
        new ItemVectors(
            data.catalogue().stream().map(ItemTerms::itemId).toList(), coldStart.vectors(map)),
        new ItemRelations(parts.lists(), parts.numbers()));
  }

  private HybridModel learnWeights(ValidationSplit split, HybridTrainer trainer, SparseRows words) {
    HalfLife worth = new HalfLife(trainer.parameters().halfLifeSeconds(), split.now());
    TrainedParts parts = trainer.train(split.training(), words, split.now());
    BlendLearning.Learnt users =
        BlendLearning.DEFAULT.learn(split.users(), HybridTrainer.PARTS, parts, worth);
    BlendLearning.Learnt sessions =
        BlendLearning.DEFAULT.learn(split.sessions(), HybridTrainer.PARTS, parts, worth);
    LOG.info("{} questions of users taught {}", split.users().size(), users);
    LOG.info("{} questions of sessions taught {}", split.sessions().size(), sessions);
    RecommendationBlend forUsers = users.blend();
    RecommendationBlend forSessions = sessions.blend();
    if (split.users().isEmpty()) {
      forUsers = forSessions;
    } else if (split.sessions().isEmpty()) {
      forSessions = forUsers;
    }
    BlendLearning.Learnt repeats =
        BlendLearning.DEFAULT.learn(split.repeats(), HybridTrainer.REPEAT_PARTS, parts, worth);
    LOG.info("{} questions of repeats taught {}", split.repeats().size(), repeats);
    return new HybridModel(forUsers, forSessions, repeats.blend(), trainer.parameters().sessions());
  }

  /** The weights of each item's words, items x terms. */
  SparseRows words(List<ItemTerms> catalogue) {
    return ContentModel.weigh(terms(catalogue), contentParameters(catalogue));
  }

  private ContentParameters contentParameters(List<ItemTerms> catalogue) {
    ContentParameters parameters = settings.content();
    return catalogue.size() < SMALL_CATALOGUE
        ? new ContentParameters(parameters.dimension(), parameters.maxTerms(), 1, parameters.seed())
        : parameters;
  }

  private static List<List<String>> terms(List<ItemTerms> catalogue) {
    return catalogue.stream().map(ItemTerms::terms).toList();
  }
}
