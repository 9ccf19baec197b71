package io.leat.evaluation.bench;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.FoldIn;
import io.leat.core.als.ItemFoldIn;
import io.leat.core.content.ContentModel;
import io.leat.core.content.ContentParameters;
import io.leat.core.content.RidgeMap;
import io.leat.core.hybrid.HybridModel;
import io.leat.core.matrix.DenseRows;
import io.leat.core.model.EmbeddingModel;
import io.leat.core.model.ItemVectors;
import io.leat.core.profile.ActionWeights;
import io.leat.core.profile.ForwardDecay;
import io.leat.data.Item;
import io.leat.index.document.ItemText;
import io.leat.index.model.ModelStore;
import io.leat.index.snapshot.SnapshotStore;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The model of the benchmark's shop, fitted on items spread evenly over it: as large, and as costly
 * to ask, as one that was fitted on all of them.
 *
 * @param vectors of the items that it was fitted on
 */
record BenchModel(EmbeddingModel model, ItemVectors vectors) {
  private static final int SAMPLE = 20_000;
  private static final int TERMS = 20_000;
  private static final long NOW = 1_760_000_000L;

  static BenchModel of(BenchShop shop) {
    int count = Math.min(SAMPLE, shop.items());
    int[] numbers =
        IntStream.range(0, count).map(i -> (int) ((long) i * shop.items() / count)).toArray();
    List<BenchItem> items = IntStream.of(numbers).parallel().mapToObj(shop::item).toList();
    List<List<String>> texts = items.stream().map(item -> terms(item.item())).toList();
    ContentModel content =
        ContentModel.fit(texts, new ContentParameters(shop.dimension(), TERMS, 1, shop.seed()));
    DenseRows factors = DenseRows.zeros(count, shop.dimension());
    DenseRows contents = DenseRows.zeros(count, shop.dimension());
    for (int i = 0; i < count; i++) {
      factors.setRow(i, items.get(i).embedding());
      contents.setRow(i, content.embed(texts.get(i)));
    }
    AlsParameters parameters = new AlsParameters(shop.dimension(), 1, 0.1, 0.003, 1, shop.seed());
    EmbeddingModel model =
        new EmbeddingModel(
            new FoldIn(parameters, squares(factors, shop.items()), shop.items()),
            new ItemFoldIn(parameters, DenseRows.zeros(shop.dimension(), shop.dimension()), 0, 0),
            content,
            RidgeMap.fit(contents, factors, RidgeMap.DEFAULT_REGULARIZATION),
            HybridModel.POPULARITY,
            ActionWeights.DEFAULT,
            ForwardDecay.DEFAULT,
            NOW);
    List<String> itemIds = IntStream.of(numbers).mapToObj(BenchShop::itemId).toList();
    return new BenchModel(model, new ItemVectors(itemIds, factors));
  }

  /** The one that an index was written with. */
  static EmbeddingModel read(SnapshotStore store) {
    String generation = store.current().orElseThrow().generation();
    return new ModelStore(store.modelDirectory(generation)).readModel();
  }

  static List<String> terms(Item item) {
    return ItemText.terms(item.title(), item.brand(), item.categories(), item.description());
  }

  /** The diagonal of the Gramian of all items, as the sample tells. */
  private static float[] squares(DenseRows sample, int items) {
    float[] squares = new float[sample.columns()];
    for (int i = 0; i < sample.values().length; i++) {
      float value = sample.values()[i];
      squares[i % squares.length] += value * value * items / sample.rows();
    }
    return squares;
  }
}
