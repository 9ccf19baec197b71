package io.leat.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.index.IndexName;
import io.leat.index.TestDocuments;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.ItemFields;
import io.leat.index.document.ItemRecord;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.ShardCommit;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.index.snapshot.VectorEncoding;
import io.leat.index.write.ShardWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each encoding through two writers, the second going on where the first ended. The vectors are
 * drawn evenly, which no shop's are: nothing is harder to tell apart by a bit a dimension.
 */
class VectorEncodingIT {
  private static final int ITEMS = 3000;
  private static final int DIMENSION = 64;
  private static final int QUERIES = 50;
  private static final int HITS = 10;

  /** What a search asks the graph for; it scores them by the full vectors. */
  private static final int CANDIDATES = 100;

  private final Random random = new Random(11);
  private final float[][] vectors = new float[ITEMS][];

  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource({"FLOAT32, .99, 0", "INT8, .99, .36", "INT4, .98, .24", "BINARY, .75, .13"})
  void graphsFindWhatAScanFindsInLessMemory(
      VectorEncoding encoding, double recall, double mostOfFull) throws IOException {
    Arrays.setAll(vectors, i -> TestDocuments.vector(DIMENSION, random));
    SnapshotStore store = new SnapshotStore(root);
    GenerationInfo generation = store.createGeneration(1, DIMENSION, 3, encoding);
    assertThat(store.generation("g0001")).isEqualTo(generation);

    ShardCommit half;
    try (ShardWriter writer = ShardWriter.create(store, generation, IndexName.ITEMS, 0)) {
      apply(writer, 0, ITEMS / 2);
      half = writer.commit(1);
    }
    try (ShardWriter writer = ShardWriter.resume(store, store.generation("g0001"), half)) {
      apply(writer, ITEMS / 2, ITEMS);
      writer.forceMerge(1);
      writer.commit(2);
    }

    Path shard = store.shardDirectory("g0001", IndexName.ITEMS, 0);
    assertThat(recall(shard)).isGreaterThanOrEqualTo(recall);
    long encoded = bytes(shard, "veq");
    assertThat((double) encoded / bytes(shard, "vec")).isLessThanOrEqualTo(mostOfFull);
    assertThat(encoded > 0).isEqualTo(encoding != VectorEncoding.FLOAT32);
  }

  private void apply(ShardWriter writer, int from, int to) {
    for (int i = from; i < to; i++) {
      writer.apply(IndexUpdate.upsert(TestDocuments.item("i" + i, "lamp", vectors[i])));
    }
  }

  private double recall(Path shard) throws IOException {
    int found = 0;
    try (Directory directory = FSDirectory.open(shard);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      for (int query = 0; query < QUERIES; query++) {
        float[] asked = TestDocuments.vector(DIMENSION, random);
        Set<String> candidates = new HashSet<>();
        for (ScoreDoc hit :
            searcher.search(
                    new KnnFloatVectorQuery(ItemFields.EMBEDDING, asked, CANDIDATES), CANDIDATES)
                .scoreDocs) {
          // One segment: its numbers are the index's.
          candidates.add(
              ItemRecord.json(reader.leaves().getFirst().reader(), hit.doc).utf8ToString());
        }
        double[] scores = Arrays.stream(vectors).mapToDouble(v -> dot(asked, v)).toArray();
        double[] ascending = scores.clone();
        Arrays.sort(ascending);
        for (int i = 0; i < ITEMS; i++) {
          if (scores[i] >= ascending[ITEMS - HITS]
              && candidates.contains("{\"item_id\":\"i" + i + "\"}")) {
            found++;
          }
        }
      }
    }
    return found / (double) (QUERIES * HITS);
  }

  private static long bytes(Path shard, String extension) throws IOException {
    try (Stream<Path> files = Files.list(shard)) {
      return files
          .filter(file -> file.toString().endsWith("." + extension))
          .mapToLong(VectorEncodingIT::size)
          .sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double dot(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
