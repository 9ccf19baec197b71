package io.leat.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.FoldIn;
import io.leat.core.als.ItemFoldIn;
import io.leat.core.als.PrincipalAxes;
import io.leat.core.blend.Scale;
import io.leat.core.content.ContentModel;
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
import io.leat.index.IndexName;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.ItemDocument;
import io.leat.index.document.UserDocument;
import io.leat.index.model.ModelStore;
import io.leat.index.search.SnapshotSearcherManager;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.index.write.ShardWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a shopper is shown against an exact scan of the whole shop, with the settings that are
 * served: clustered vectors whose lengths are spread as those of popular and rare items are.
 * Nothing but the vectors speaks, so that the order is theirs alone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServedRecallIT {
  /** Recommendations by the interest alone. */
  private static final RecommendationBlend BY_INTEREST =
      new RecommendationBlend(
          List.of(
              new WeightedPart(
                  new PartSpec(
                      "interest", PartSpec.Kind.INTEREST, "interest", 1, 2000, Scale.MIN_MAX),
                  1)));

  private static final long SEED = 17;
  private static final int ITEMS = 20_000;
  private static final int RANK = 64;
  private static final int CLUSTERS = 200;
  private static final int SHOPPERS = 150;
  private static final int HITS = 20;
  private static final long NOW = 1_700_000_000L;

  @TempDir static Path root;
  private final float[][] vectors = new float[ITEMS][];
  private final UserProfile[] profiles = new UserProfile[SHOPPERS];
  private EmbeddingModel model;
  private SnapshotSearcherManager manager;
  private SearchService service;

  @BeforeAll
  void build() {
    Random random = new Random(SEED);
    float[][] centres = new float[CLUSTERS][];
    Arrays.setAll(centres, i -> gaussian(random));
    Arrays.setAll(
        vectors,
        i -> near(centres[i % CLUSTERS], 0.3 * Math.exp(0.7 * random.nextGaussian()), random));
    PrincipalAxes axes = PrincipalAxes.of(DenseRows.of(RANK, vectors));
    Arrays.setAll(vectors, axes.factors()::row);
    AlsParameters parameters = new AlsParameters(RANK, 1, 0.1, 0.003, 1, SEED);
    model =
        new EmbeddingModel(
            FoldIn.of(axes, parameters),
            new ItemFoldIn(parameters, DenseRows.zeros(RANK, RANK), 0, 0),
            new ContentModel(List.of(), new float[0], DenseRows.zeros(0, 1)),
            new RidgeMap(DenseRows.zeros(2, RANK)),
            new HybridModel(BY_INTEREST, BY_INTEREST, BY_INTEREST, Map.of()),
            ActionWeights.DEFAULT,
            ForwardDecay.DEFAULT,
            NOW);
    SnapshotStore store = new SnapshotStore(root);
    GenerationInfo generation = store.createGeneration(1, RANK, 1);
    new ModelStore(store.modelDirectory(generation.name()))
        .write(model, new ItemVectors(List.of(), DenseRows.zeros(0, RANK)), ItemRelations.NONE);
    try (ShardWriter items = ShardWriter.create(store, generation, IndexName.ITEMS, 0);
        ShardWriter users = ShardWriter.create(store, generation, IndexName.USERS, 0);
        ShardWriter sessions = ShardWriter.create(store, generation, IndexName.SESSIONS, 0)) {
      for (int i = 0; i < ITEMS; i++) {
        items.apply(IndexUpdate.upsert(item(i)));
      }
      for (int i = 0; i < SHOPPERS; i++) {
        profiles[i] = profile(random);
        users.apply(
            IndexUpdate.upsert(
                new UserDocument("user-" + i, interest(profiles[i]), profiles[i], 0, true)));
      }
      store.publish(
          generation.name(),
          "one",
          1,
          List.of(items.commit(0), users.commit(0), sessions.commit(0)));
    }
    store.promote(generation.name());
    manager = SnapshotSearcherManager.open(store);
    service = new SearchService(SnapshotSource.of(manager), SearchSettings.DEFAULT);
  }

  @AfterAll
  void close() {
    manager.close();
  }

  @Test
  void recommendationsAreTheGreatestInnerProducts() {
    int found = 0;
    for (int i = 0; i < SHOPPERS; i++) {
      float[] interest = interest(profiles[i]);
      Set<String> exact = best(item -> dot(interest, vectors[item]), profiles[i].items().keySet());
      SearchAnswer answer =
          service.recommend(
              RecommendationRequest.forYou(
                  new Asker("user-" + i, null, List.of()), HITS, Set.of(Exclusion.SEEN)));
      found += common(exact, answer);
    }
    assertThat(found / (double) (HITS * SHOPPERS)).as("seed %d", SEED).isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void neighbourRecallComparesWithEveryVector() {
    SnapshotSource source = SnapshotSource.of(manager);
    SearchSettings usual = SearchSettings.DEFAULT;
    // A search that may bring in no more than the list's length misses some, a wide one none.
    SearchSettings narrow =
        new SearchSettings(
            usual.contentNeighbours(),
            usual.cutOff(),
            usual.window(),
            HITS,
            usual.similarNeighbours(),
            usual.personalisation(),
            usual.reasons(),
            usual.relevance(),
            usual.words());
    double wide = meanRecall(new NeighbourRecall(source, usual));
    assertThat(wide).as("seed %d", SEED).isBetween(0.99, 1.0);
    assertThat(meanRecall(new NeighbourRecall(source, narrow))).isBetween(0.5, wide);
    assertThat(
            new NeighbourRecall(source, usual)
                .of(
                    RecommendationRequest.forYou(
                        new Asker(null, null, List.of()), HITS, Set.of(Exclusion.SEEN))))
        .as("nobody")
        .isEmpty();
  }

  private static double meanRecall(NeighbourRecall recall) {
    return IntStream.range(0, SHOPPERS)
        .mapToDouble(
            i ->
                recall
                    .of(
                        RecommendationRequest.forYou(
                            new Asker("user-" + i, null, List.of()), HITS, Set.of(Exclusion.SEEN)))
                    .orElseThrow())
        .average()
        .orElseThrow();
  }

  @Test
  void similarItemsAreTheGreatestCosines() {
    int found = 0;
    for (int i = 0; i < SHOPPERS; i++) {
      float[] vector = vectors[i];
      Set<String> exact =
          best(item -> dot(vector, vectors[item]) / length(vectors[item]), Set.of(id(i)));
      found +=
          common(
              exact, service.recommend(RecommendationRequest.beside(Surface.SIMILAR, id(i), HITS)));
    }
    assertThat(found / (double) (HITS * SHOPPERS)).as("seed %d", SEED).isGreaterThanOrEqualTo(0.99);
  }

  private static int common(Set<String> exact, SearchAnswer answer) {
    assertThat(answer.hits()).hasSize(HITS);
    return (int) answer.hits().stream().filter(hit -> exact.contains(hit.itemId())).count();
  }

  private interface Score {
    double of(int item);
  }

  private static Set<String> best(Score score, Set<String> without) {
    return IntStream.range(0, ITEMS)
        .filter(item -> !without.contains(id(item)))
        .boxed()
        .sorted((one, other) -> Double.compare(score.of(other), score.of(one)))
        .limit(HITS)
        .map(ServedRecallIT::id)
        .collect(Collectors.toSet());
  }

  private float[] interest(UserProfile profile) {
    return Interest.of(profile, id -> vectors[Integer.parseInt(id)], model).vector();
  }

  /** Eight items, as they come. */
  private UserProfile profile(Random random) {
    UserProfile profile = UserProfile.EMPTY;
    double weight = model.decay().scale(NOW);
    for (int i = 0; i < 8; i++) {
      profile =
          profile.plus(id(random.nextInt(ITEMS)), ItemInterest.of(Action.PURCHASE, weight, NOW));
    }
    return profile;
  }

  private static String id(int item) {
    return Integer.toString(item);
  }

  private ItemDocument item(int number) {
    return new ItemDocument(
        id(number),
        "item",
        null,
        null,
        List.of(),
        null,
        true,
        Map.of(),
        List.of(),
        null,
        0,
        0,
        0,
        0,
        vectors[number],
        new float[1],
        List.of(),
        List.of(),
        null,
        "{}");
  }

  private static float[] gaussian(Random random) {
    float[] vector = new float[RANK];
    for (int i = 0; i < RANK; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private static float[] near(float[] centre, double length, Random random) {
    float[] vector = gaussian(random);
    for (int i = 0; i < RANK; i++) {
      vector[i] = centre[i] + 0.6f * vector[i];
    }
    double scale = length / length(vector);
    for (int i = 0; i < RANK; i++) {
      vector[i] *= (float) scale;
    }
    return vector;
  }

  private static double dot(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static double length(float[] vector) {
    return Math.sqrt(dot(vector, vector));
  }
}
