package io.leat.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leat.core.als.AlsParameters;
import io.leat.core.als.FoldIn;
import io.leat.core.als.ItemFoldIn;
import io.leat.core.als.PrincipalAxes;
import io.leat.core.blend.Scale;
import io.leat.core.content.ContentModel;
import io.leat.core.content.ContentParameters;
import io.leat.core.content.RidgeMap;
import io.leat.core.hybrid.HybridModel;
import io.leat.core.hybrid.PartSpec;
import io.leat.core.hybrid.RecommendationBlend;
import io.leat.core.hybrid.RecommendationBlend.WeightedPart;
import io.leat.core.matrix.DenseRows;
import io.leat.core.model.EmbeddingModel;
import io.leat.core.model.Interest;
import io.leat.core.model.ItemRelations;
import io.leat.core.model.ItemVectors;
import io.leat.core.profile.Action;
import io.leat.core.profile.ActionWeights;
import io.leat.core.profile.ForwardDecay;
import io.leat.core.profile.ItemInterest;
import io.leat.core.profile.UserProfile;
import io.leat.core.together.BoughtTogether;
import io.leat.data.Event;
import io.leat.data.Parsed;
import io.leat.data.json.EventJson;
import io.leat.data.log.LogRecord;
import io.leat.index.IndexName;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.ItemDocument;
import io.leat.index.document.ItemText;
import io.leat.index.document.UserDocument;
import io.leat.index.model.ModelStore;
import io.leat.index.queries.PopularQueries;
import io.leat.index.queries.PopularQuery;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.ShardCommit;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.index.write.ShardWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * A shop of 200 items: 5 types x 4 colours x 10 of each. What people do follows the colour far more
 * than the type, so that a taste for a colour must show in a search for a type.
 *
 * <pre>
 * item-007  "Red Ceramic Lamp No 7"   type 0 (lamp), colour 0 (red)
 * red       bought and viewed red items of all types; blue, likewise, blue ones; window only looks
 * </pre>
 */
public final class ShopFixture {
  /** Recommendations by the interest alone. */
  private static final RecommendationBlend BY_INTEREST =
      new RecommendationBlend(
          List.of(
              new WeightedPart(
                  new PartSpec(
                      "interest", PartSpec.Kind.INTEREST, "interest", 1, 2000, Scale.MIN_MAX),
                  1)));

  public static final List<String> TYPES = List.of("Lamp", "Bag", "Mug", "Candle", "Clock");
  public static final List<String> COLOURS = List.of("Red", "Blue", "Green", "White");
  private static final List<String> MATERIALS = List.of("Ceramic", "Wooden", "Cotton", "Glass");
  private static final int OF_EACH = 10;
  private static final int RANK = 10;
  private static final int SHARDS = 2;
  private static final long NOW = 1_700_000_000L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Random random;
  private final List<ItemDocument> items = new ArrayList<>();
  private final Map<String, UserProfile> users = new LinkedHashMap<>();
  private final EmbeddingModel model;
  private final DenseRows factors;

  public ShopFixture(long seed) {
    random = new Random(seed);
    int count = TYPES.size() * COLOURS.size() * OF_EACH;
    factors = DenseRows.zeros(count, RANK);
    List<List<String>> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(ItemText.terms(title(i), brand(i), List.of(category(i)), description(i)));
      System.arraycopy(vector(i), 0, factors.values(), i * RANK, RANK);
    }
    ContentModel content = ContentModel.fit(texts, new ContentParameters(12, 1000, 1, seed));
    DenseRows contents = DenseRows.zeros(count, 12);
    for (int i = 0; i < count; i++) {
      System.arraycopy(content.embed(texts.get(i)), 0, contents.values(), i * 12, 12);
    }
    PrincipalAxes axes = PrincipalAxes.of(factors);
    AlsParameters parameters = new AlsParameters(RANK, 1, 0.1, 0.003, 1, seed);
    model =
        new EmbeddingModel(
            FoldIn.of(axes, parameters),
            new ItemFoldIn(parameters, DenseRows.zeros(RANK, RANK), 0, 0),
            content,
            RidgeMap.fit(contents, factors, 1),
            new HybridModel(BY_INTEREST, BY_INTEREST, BY_INTEREST, Map.of()),
            ActionWeights.DEFAULT,
            new ForwardDecay(30),
            NOW);
    for (int i = 0; i < count; i++) {
      items.add(item(i, factors.row(i), contents.row(i)));
    }
    users.put("red", taste(0, Action.PURCHASE));
    users.put("blue", taste(1, Action.PURCHASE));
    users.put("window", taste(2, Action.VIEW));
    users.put("new", UserProfile.EMPTY);
  }

  public EmbeddingModel model() {
    return model;
  }

  public List<ItemDocument> items() {
    return items;
  }

  public UserProfile user(String userId) {
    return Objects.requireNonNull(users.get(userId), userId);
  }

  public static String itemId(int number) {
    return "item-%03d".formatted(number);
  }

  /** The number of an item by its type, colour and running number, each from 0. */
  public static int number(int type, int colour, int each) {
    return (type * COLOURS.size() + colour) * OF_EACH + each;
  }

  /** The user's profile with what they did besides, by the log. */
  public UserProfile with(String userId, List<LogRecord> records) {
    UserProfile profile = user(userId);
    for (LogRecord record : records) {
      if (EventJson.parse(record.json()) instanceof Parsed.Valid<Event> valid
          && userId.equals(valid.value().userId())) {
        Event event = valid.value();
        long time = event.timestamp().getEpochSecond();
        double weight = ActionWeights.DEFAULT.of(event.action(), event.value());
        profile =
            profile.plus(
                Objects.requireNonNull(event.itemId()),
                ItemInterest.of(event.action(), weight * model.decay().scale(time), time));
      }
    }
    return profile;
  }

  /** Writes the shop as a new generation, published but not promoted. */
  public String write(SnapshotStore store) {
    return write(
        store,
        users.entrySet().stream()
            .map(user -> document(user.getKey(), user.getValue(), 0, true))
            .toList(),
        NOW * 1_000_000);
  }

  /** A user's document. */
  public UserDocument document(
      String userId, UserProfile profile, long position, boolean personalisation) {
    return new UserDocument(userId, interest(profile), profile, position, personalisation);
  }

  /** The same with these people alone, complete up to a time. */
  public String write(SnapshotStore store, List<UserDocument> people, long watermark) {
    GenerationInfo generation = store.createGeneration(SHARDS, RANK, 12);
    new ModelStore(store.modelDirectory(generation.name()))
        .write(
            model,
            new ItemVectors(items.stream().map(ItemDocument::itemId).toList(), factors),
            ItemRelations.NONE);
    new PopularQueries(
            List.of(
                new PopularQuery("lamp red", 4.5, 5),
                new PopularQuery("lamp xyzzyx", 4, 4),
                new PopularQuery("laptop", 3, 3)))
        .write(store.generationDirectory(generation.name()));
    List<IndexUpdate> updates = new ArrayList<>();
    items.forEach(item -> updates.add(IndexUpdate.upsert(item)));
    people.forEach(person -> updates.add(IndexUpdate.upsert(person)));
    List<ShardCommit> commits = new ArrayList<>();
    for (IndexName index : IndexName.values()) {
      for (int shard = 0; shard < SHARDS; shard++) {
        commits.add(writeShard(store, generation, index, shard, updates, watermark));
      }
    }
    store.publish(generation.name(), "test", 1, commits);
    return generation.name();
  }

  private static ShardCommit writeShard(
      SnapshotStore store,
      GenerationInfo generation,
      IndexName index,
      int shard,
      List<IndexUpdate> updates,
      long watermark) {
    try (ShardWriter writer = ShardWriter.create(store, generation, index, shard)) {
      updates.stream()
          .filter(update -> update.index() == index)
          .filter(update -> ShardWriter.shardOf(update.id(), SHARDS) == shard)
          .forEach(writer::apply);
      return writer.commit(watermark);
    }
  }

  private float[] interest(UserProfile profile) {
    return Interest.of(profile, id -> factors.row(Integer.parseInt(id.substring(5))), model)
        .vector();
  }

  /** Of every type, the first two items of the colour. */
  private UserProfile taste(int colour, Action action) {
    UserProfile profile = UserProfile.EMPTY;
    for (int type = 0; type < TYPES.size(); type++) {
      for (int each = 0; each < 2; each++) {
        long time = NOW - 86_400L * (type + 1);
        double weight = ActionWeights.DEFAULT.of(action, null) * model.decay().scale(time);
        profile =
            profile.plus(itemId(number(type, colour, each)), ItemInterest.of(action, weight, time));
      }
    }
    return profile;
  }

  private float[] vector(int i) {
    float[] vector = new float[RANK];
    vector[type(i)] = 0.25f;
    vector[TYPES.size() + colour(i)] = 0.8f;
    for (int j = 0; j < RANK; j++) {
      vector[j] += (float) (0.05 * random.nextGaussian());
    }
    return vector;
  }

  private ItemDocument item(int i, float[] embedding, float[] content) {
    double price = 5 + i % 20;
    boolean inStock = i % 10 != 9;
    Map<String, List<String>> attributes = Map.of("colour", List.of(COLOURS.get(colour(i))));
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("item_id", itemId(i));
    record.put("title", title(i));
    record.put("brand", brand(i));
    record.put("categories", List.of(category(i)));
    record.put("price", price);
    record.put("in_stock", inStock);
    record.put("description", description(i));
    try {
      return new ItemDocument(
          itemId(i),
          title(i),
          description(i),
          brand(i),
          List.of(category(i)),
          price,
          inStock,
          attributes,
          List.of("SKU-" + i),
          i % 10 < 2 ? "group-" + i / 10 : null,
          0,
          i % 7,
          0,
          0,
          embedding,
          content,
          List.of(),
          i == 0 ? List.of(new BoughtTogether("item-101", 3, 11.5f, 2.5f)) : List.of(),
          null,
          JSON.writeValueAsString(record));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int type(int i) {
    return i / (COLOURS.size() * OF_EACH);
  }

  private static int colour(int i) {
    return i / OF_EACH % COLOURS.size();
  }

  private static String title(int i) {
    return "%s %s %s No %d"
        .formatted(
            COLOURS.get(colour(i)), MATERIALS.get(i % MATERIALS.size()), TYPES.get(type(i)), i);
  }

  private static String brand(int i) {
    return i % 2 == 0 ? "Northwind" : "Fabrikam & Söhne";
  }

  private static String category(int i) {
    return "Home > " + TYPES.get(type(i)) + "s";
  }

  private static String description(int i) {
    return "A "
        + COLOURS.get(colour(i)).toLowerCase(java.util.Locale.ROOT)
        + " thing for all rooms";
  }
}
