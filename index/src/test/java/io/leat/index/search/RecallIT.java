package io.leat.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.matrix.DenseRows;
import io.leat.core.model.ItemRelations;
import io.leat.core.model.ItemVectors;
import io.leat.index.IndexName;
import io.leat.index.TestDocuments;
import io.leat.index.TestGeneration;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.ItemDocument;
import io.leat.index.document.ItemFields;
import io.leat.index.model.ModelStore;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.ShardCommit;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.index.write.ShardWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The graphs against an exact scan: clustered vectors, with lengths spread as those of popular and
 * rare items are.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecallIT {
  private static final long SEED = 42;
  private static final int ITEMS = 20_000;
  private static final int DIMENSION = 64;
  private static final int CLUSTERS = 200;
  private static final int QUERIES = 200;
  private static final int HITS = 20;

  /** What a search asks the graph for, to take the first hits of. */
  private static final int CANDIDATES = 50;

  @TempDir static Path root;
  private final float[][] embeddings = new float[ITEMS][];
  private final float[][] contents = new float[ITEMS][];
  private final float[][] centres = new float[CLUSTERS][];
  private SnapshotStore store;

  @BeforeAll
  void build() {
    Random random = new Random(SEED);
    for (int cluster = 0; cluster < CLUSTERS; cluster++) {
      centres[cluster] = TestDocuments.vector(DIMENSION, random);
    }
    store = new SnapshotStore(root);
    GenerationInfo generation = store.createGeneration(1, DIMENSION, DIMENSION);
    List<ShardCommit> commits = new ArrayList<>();
    try (ShardWriter items = ShardWriter.create(store, generation, IndexName.ITEMS, 0);
        ShardWriter users = ShardWriter.create(store, generation, IndexName.USERS, 0);
        ShardWriter sessions = ShardWriter.create(store, generation, IndexName.SESSIONS, 0)) {
      for (int i = 0; i < ITEMS; i++) {
        float[] centre = centres[random.nextInt(CLUSTERS)];
        embeddings[i] = near(centre, Math.exp(random.nextGaussian() * 0.7), random);
        contents[i] = near(centre, 1, random);
        items.apply(IndexUpdate.upsert(item(i)));
      }
      commits.add(items.commit(0));
      commits.add(users.commit(0));
      commits.add(sessions.commit(0));
      store.publish(generation.name(), "one", 1, commits);
    }
    new ModelStore(store.modelDirectory(generation.name()))
        .write(
            TestGeneration.model(DIMENSION, DIMENSION),
            new ItemVectors(List.of(), DenseRows.zeros(0, DIMENSION)),
            ItemRelations.NONE);
    store.promote(generation.name());
  }

  private ItemDocument item(int number) {
    return new ItemDocument(
        Integer.toString(number),
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
        embeddings[number],
        contents[number],
        List.of(),
        List.of(),
        null,
        "{}");
  }

  private static float[] near(float[] centre, double length, Random random) {
    float[] noise = TestDocuments.vector(DIMENSION, random);
    double squares = 0;
    for (int i = 0; i < DIMENSION; i++) {
      noise[i] = centre[i] + 0.6f * noise[i];
      squares += noise[i] * noise[i];
    }
    float scale = (float) (length / Math.sqrt(squares));
    for (int i = 0; i < DIMENSION; i++) {
      noise[i] *= scale;
    }
    return noise;
  }

  @Test
  void innerProductFindsWhatAnExactScanFinds() throws IOException {
    assertThat(recall(ItemFields.EMBEDDING, embeddings))
        .as("seed %d", SEED)
        .isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void cosineFindsWhatAnExactScanFinds() throws IOException {
    // The content vectors are of length one, so that their inner product is their cosine.
    assertThat(recall(ItemFields.CONTENT, contents))
        .as("seed %d", SEED)
        .isGreaterThanOrEqualTo(0.99);
  }

  private double recall(String field, float[][] vectors) throws IOException {
    Random random = new Random(SEED + 1);
    int found = 0;
    try (SnapshotSearcherManager manager = SnapshotSearcherManager.open(store)) {
      ServingSnapshot snapshot = manager.acquire();
      for (int i = 0; i < QUERIES; i++) {
        float[] query = near(centres[random.nextInt(CLUSTERS)], 1, random);
        Set<Integer> exact = exact(snapshot, query, vectors);
        Query nearest = new KnnFloatVectorQuery(field, query, CANDIDATES);
        for (ScoreDoc hit : snapshot.items().search(nearest, HITS).scoreDocs) {
          found += exact.contains(hit.doc) ? 1 : 0;
        }
      }
      manager.release(snapshot);
    }
    return found / (double) (HITS * QUERIES);
  }

  /** The documents of the greatest inner products. */
  private static Set<Integer> exact(ServingSnapshot snapshot, float[] query, float[][] vectors) {
    double[] scores = Arrays.stream(vectors).mapToDouble(v -> dot(query, v)).toArray();
    double[] ascending = scores.clone();
    Arrays.sort(ascending);
    double threshold = ascending[ascending.length - HITS];
    Set<Integer> docs = new HashSet<>();
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] >= threshold) {
        docs.add(snapshot.itemDoc(Integer.toString(i)));
      }
    }
    return docs;
  }

  private static double dot(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
