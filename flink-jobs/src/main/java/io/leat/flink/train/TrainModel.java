package io.leat.flink.train;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.FoldIn;
import io.leat.core.als.ImplicitAls;
import io.leat.core.content.ContentModel;
import io.leat.core.content.ContentParameters;
import io.leat.core.content.RidgeMap;
import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import io.leat.core.model.EmbeddingModel;
import io.leat.core.model.ItemVectors;
import io.leat.flink.Counters;
import io.leat.index.model.ModelStore;
import java.nio.file.Path;
import java.util.List;
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

  /** Below this many items a term that stands in one of them still tells something. */
  private static final int SMALL_CATALOGUE = 1000;

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
    SparseRows interactions = interactions(data);
    getRuntimeContext().getLongCounter(Counters.RATINGS).add(interactions.entries());
    getRuntimeContext().getLongCounter(Counters.UNKNOWN_ITEM_RATINGS).add(data.unknownItems());
    LOG.info(
        "training on {} ratings of {} items, {} items in the catalogue",
        interactions.entries(),
        data.itemIds().size(),
        data.catalogue().size());

    AlsParameters als = settings.als().scaledTo(interactions);
    ItemVectors items = itemVectors(data.itemIds(), interactions, als);
    ContentModel content = contentModel(data.catalogue());
    EmbeddingModel model =
        new EmbeddingModel(
            FoldIn.of(items.factors(), als),
            content,
            coldStart(data.catalogue(), content, items),
            settings.actionWeights(),
            settings.decay(),
            data.now());
    new ModelStore(Path.of(modelDirectory)).write(model, items);
    getRuntimeContext()
        .getLongCounter(Counters.TRAIN_MILLISECONDS)
        .add((System.nanoTime() - start) / 1_000_000);
    return modelDirectory;
  }

  /** What each person's acts on each item are worth today. */
  private SparseRows interactions(TrainingData data) {
    double nowScale = settings.decay().scale(data.now());
    return data.histories()
        .matrix((weight, time) -> (float) (weight * (settings.decay().scale(time) / nowScale)));
  }

  private ItemVectors itemVectors(
      List<String> itemIds, SparseRows interactions, AlsParameters als) {
    if (interactions.entries() == 0) {
      return new ItemVectors(List.of(), DenseRows.zeros(0, als.rank()));
    }
    DenseRows factors =
        ImplicitAls.train(
                interactions,
                als,
                sweep -> getRuntimeContext().getLongCounter(Counters.SWEEPS).add(1))
            .items();
    return new ItemVectors(itemIds, factors);
  }

  private ContentModel contentModel(List<ItemTerms> catalogue) {
    ContentParameters parameters = settings.content();
    if (catalogue.size() < SMALL_CATALOGUE) {
      parameters =
          new ContentParameters(
              parameters.dimension(), parameters.maxTerms(), 1, parameters.seed());
    }
    return ContentModel.fit(catalogue.stream().map(ItemTerms::terms).toList(), parameters);
  }

  private RidgeMap coldStart(List<ItemTerms> catalogue, ContentModel content, ItemVectors items) {
    int rank = settings.als().rank();
    if (items.itemIds().isEmpty()) {
      return new RidgeMap(DenseRows.zeros(content.dimension() + 1, rank));
    }
    DenseRows inputs = DenseRows.zeros(items.itemIds().size(), content.dimension());
    int row = 0;
    for (ItemTerms item : catalogue) {
      // Both are in the order of item ids.
      if (row < items.itemIds().size() && items.itemIds().get(row).equals(item.itemId())) {
        System.arraycopy(
            content.embed(item.terms()),
            0,
            inputs.values(),
            row * content.dimension(),
            content.dimension());
        row++;
      }
    }
    return RidgeMap.fit(inputs, items.factors(), settings.ridgeRegularization());
  }
}
