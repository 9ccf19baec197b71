package io.leat.search.retrieve;

import io.leat.core.blend.Scale;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Finds by nearness of vectors: the {@code k} nearest documents that pass the filter. A search for
 * neighbours alone always finds k of them, however far; {@code cutOff} leaves out those that are
 * too far.
 *
 * @param field a vector field, searched by the field's own similarity
 * @param vector of the field's dimension; not all zero
 * @param measure of the raw score, which need not be the field's own similarity
 * @param explored how many the graph is asked for, at least {@code k}: more where it compares by
 *     coarser vectors. The {@code k} best of them by the measure are kept
 * @param cutOff the least raw score of what is brought in; negative infinity for no cut-off
 */
public record NeighbourRetriever(
    String name,
    Scale scale,
    String field,
    float[] vector,
    VectorMeasure measure,
    int k,
    int explored,
    double cutOff)
    implements Retriever {
  public NeighbourRetriever {
    if (k < 1) {
      throw new IllegalArgumentException("k of " + name + " must be at least 1, was " + k);
    }
    if (explored < k) {
      throw new IllegalArgumentException(
          "explored of %s must be at least k, %d, was %d".formatted(name, k, explored));
    }
  }

  @Override
  public int[] retrieve(IndexSearcher searcher, @Nullable Query filter) throws IOException {
    Query neighbours = new KnnFloatVectorQuery(field, vector, explored, filter);
    int[] docs = MatchingDocuments.of(searcher.search(neighbours, explored).scoreDocs);
    if (explored == k && cutOff == Double.NEGATIVE_INFINITY) {
      return docs;
    }
    // NaN, where the deadline cut the scoring short, is further than all that was scored.
    double[] raw =
        Arrays.stream(DocumentScores.of(searcher, docs, scores()))
            .map(score -> Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score)
            .toArray();
    int[] near = new int[Math.min(k, docs.length)];
    int count = 0;
    for (int place : Greatest.places(raw, k)) {
      if (raw[place] >= cutOff) {
        near[count++] = docs[place];
      }
    }
    return Arrays.copyOf(near, count);
  }

  @Override
  public DoubleValuesSource scores() {
    return new VectorScores(field, vector, measure);
  }
}
