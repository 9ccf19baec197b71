package io.leat.flink.train;

import io.leat.core.matrix.DenseRows;
import io.leat.core.model.EmbeddingModel;
import io.leat.core.model.Interest;
import io.leat.core.model.ItemVectors;
import io.leat.core.profile.UserProfile;
import io.leat.data.Item;
import io.leat.flink.catalogue.CatalogueItem;
import io.leat.index.document.ItemDocument;
import io.leat.index.model.ModelStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A generation's model as a task holds it: gives items and people their vectors. About {@code 4 *
 * rank + 100} bytes for each trained item.
 */
public final class TrainedModel {
  private final EmbeddingModel model;
  private final DenseRows factors;
  private final Map<String, Integer> rows;

  private TrainedModel(EmbeddingModel model, ItemVectors items) {
    this.model = model;
    this.factors = items.factors();
    this.rows = HashMap.newHashMap(items.itemIds().size());
    for (String itemId : items.itemIds()) {
      rows.put(itemId, rows.size());
    }
  }

  public static TrainedModel load(String directory) {
    ModelStore store = new ModelStore(Path.of(directory));
    return new TrainedModel(store.readModel(), store.readItemVectors());
  }

  /** Epoch seconds up to which the model knows events. */
  public long now() {
    return model.now();
  }

  /** The trained vector; null for an item without events. */
  public float @Nullable [] vector(String itemId) {
    Integer row = rows.get(itemId);
    return row == null ? null : factors.row(row);
  }

  /** The interest vector; all zero where the profile has no item with a vector. */
  public float[] interest(UserProfile profile) {
    return Interest.of(profile, this::vector, model).vector();
  }

  /** The item as it is indexed; one without events gets the vector that its content predicts. */
  public ItemDocument document(CatalogueItem line, double popularity, double trend) {
    Item item = line.parse();
    float[] content = model.content().embed(ItemTerms.of(item).terms());
    float[] trained = vector(item.itemId());
    return new ItemDocument(
        item.itemId(),
        item.title(),
        item.description(),
        item.brand(),
        item.categories(),
        item.price(),
        item.inStock(),
        item.attributes(),
        item.identifiers(),
        item.groupId(),
        item.createdAt() == null ? 0 : item.createdAt().toEpochMilli(),
        popularity,
        trend,
        trained == null ? model.coldStart().apply(content) : trained,
        content,
        List.of(),
        line.source().text());
  }
}
