package io.leat.flink.train;

import io.leat.core.hybrid.Demand;
import io.leat.core.hybrid.Person;
import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import io.leat.core.model.EmbeddingModel;
import io.leat.core.model.Interest;
import io.leat.core.model.ItemRelations;
import io.leat.core.model.ItemVectors;
import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import io.leat.core.together.BoughtTogether;
import io.leat.data.Item;
import io.leat.data.ItemPatch;
import io.leat.flink.catalogue.CatalogueItem;
import io.leat.flink.catalogue.ItemVote;
import io.leat.index.document.ItemChange;
import io.leat.index.document.ItemDocument;
import io.leat.index.document.ItemNeighbours;
import io.leat.index.model.ModelStore;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A generation's model as a task holds it: gives items and people their vectors. About {@code 4 *
 * rank + 100} bytes for each trained item.
 */
public final class TrainedModel {
  private static final Map<String, WeakReference<TrainedModel>> LOADED = new HashMap<>();

  private final EmbeddingModel model;
  private final DenseRows factors;
  private final List<String> itemIds;
  private final ItemRelations relations;
  private final Map<String, Integer> rows;

  private TrainedModel(EmbeddingModel model, ItemVectors items, ItemRelations relations) {
    this.model = model;
    this.itemIds = items.itemIds();
    this.relations = relations;
    this.factors = items.factors();
    this.rows = HashMap.newHashMap(items.itemIds().size());
    for (String itemId : items.itemIds()) {
      rows.put(itemId, rows.size());
    }
  }

  /** The model of a generation; read once for all tasks of a process that have it at a time. */
  public static TrainedModel load(String directory) {
    synchronized (LOADED) {
      WeakReference<TrainedModel> reference = LOADED.get(directory);
      TrainedModel model = reference == null ? null : reference.get();
      if (model == null) {
        model = read(directory);
        LOADED.put(directory, new WeakReference<>(model));
      }
      return model;
    }
  }

  private static TrainedModel read(String directory) {
    ModelStore store = new ModelStore(Path.of(directory));
    return new TrainedModel(store.readModel(), store.readItemVectors(), store.readItemRelations());
  }

  /** Epoch seconds up to which the model knows events. */
  public long now() {
    return model.now();
  }

  /** Whether the item came after training. */
  public boolean isNew(String itemId) {
    return !rows.containsKey(itemId);
  }

  /** The item's vector; null for an item that came after training. */
  public float @Nullable [] vector(String itemId) {
    Integer row = rows.get(itemId);
    return row == null ? null : factors.row(row);
  }

  /** The interest vector; all zero where the profile has no item with a vector. */
  public float[] interest(UserProfile profile) {
    return Interest.of(profile, this::vector, model).vector();
  }

  /**
   * How much an item of a profile speaks for the person, as in training; 0 where it speaks against
   * them.
   */
  public float strength(ItemInterest interest) {
    return (float) Person.strength(model.decay().decayed(interest.weight(), now()));
  }

  /**
   * The item as it is indexed. One that came after training gets the vector that its content
   * predicts, and as people act on it that of the two.
   *
   * @param votes of the people who acted on it since; of no account where it was trained on
   */
  public ItemDocument document(
      CatalogueItem line, Demand live, List<BoughtTogether> boughtTogether, List<ItemVote> votes) {
    Demand demand = demand(line.itemId(), live);
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
        demand.popularity(),
        demand.trend(),
        demand.rise(),
        trained == null ? foldedIn(content, votes) : trained,
        content,
        neighbours(item.itemId()),
        boughtTogether,
        item.language(),
        line.line().text());
  }

  private float[] foldedIn(float[] content, List<ItemVote> votes) {
    float[][] vectors = new float[votes.size()][];
    float[] weights = new float[votes.size()];
    for (int i = 0; i < weights.length; i++) {
      vectors[i] = votes.get(i).vector();
      weights[i] = votes.get(i).strength();
    }
    return model.itemFoldIn().solve(model.coldStart().apply(content), vectors, weights);
  }

  /** What has changed of an item but for its text and vectors. */
  public ItemChange change(String itemId, @Nullable ItemPatch patch, Demand live) {
    Demand demand = demand(itemId, live);
    ItemChange change =
        ItemChange.of(itemId).withDemand(demand.popularity(), demand.trend(), demand.rise());
    if (patch != null && patch.changesPrice()) {
      change = change.withPrice(patch.price());
    }
    return patch == null || patch.inStock() == null ? change : change.withInStock(patch.inStock());
  }

  /** An item to which nobody took yet has the trend that training gave it. */
  private Demand demand(String itemId, Demand live) {
    return live.trend() > 0
        ? live
        : new Demand(live.popularity(), number(itemId, "trend"), number(itemId, "rise"));
  }

  private double number(String itemId, String field) {
    Integer row = rows.get(itemId);
    float[] numbers = relations.numbers().get(field);
    return row == null || numbers == null ? 0 : numbers[row];
  }

  private List<ItemNeighbours> neighbours(String itemId) {
    Integer row = rows.get(itemId);
    List<ItemNeighbours> lists = new ArrayList<>();
    if (row != null) {
      relations.lists().forEach((relation, list) -> lists.add(neighbours(relation, list, row)));
    }
    return lists;
  }

  private ItemNeighbours neighbours(String relation, SparseRows lists, int row) {
    int from = lists.offsets()[row];
    int size = lists.offsets()[row + 1] - from;
    String[] ids = new String[size];
    for (int i = 0; i < size; i++) {
      ids[i] = itemIds.get(lists.indices()[from + i]);
    }
    return new ItemNeighbours(relation, ids, Arrays.copyOfRange(lists.values(), from, from + size));
  }
}
