package io.leat.search.retrieve;

import io.leat.core.blend.Scale;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/**
 * Finds by nearness of vectors: the {@code k} nearest documents that pass the filter. A search for
 * neighbours alone always finds k of them, however far; {@code cutOff} leaves out those that are
 * too far.
 *
 * @param field a vector field, searched by the field's own similarity
 * @param vector of the field's dimension; not all zero
 * @param measure of the raw score, which need not be the field's own similarity
 * @param cutOff the least raw score of what is brought in; negative infinity for no cut-off
 */
public record NeighbourRetriever(
    String name,
    Scale scale,
    String field,
    float[] vector,
    VectorMeasure measure,
    int k,
    double cutOff)
    implements Retriever {
  public NeighbourRetriever {
    if (k < 1) {
      throw new IllegalArgumentException("k of " + name + " must be at least 1, was " + k);
    }
  }

  @Override
  public int[] retrieve(IndexSearcher searcher, @Nullable Query filter) throws IOException {
    Query neighbours = new KnnFloatVectorQuery(field, vector, k, filter);
    ScoreDoc[] hits = searcher.search(neighbours, k).scoreDocs;
    int[] docs = MatchingDocuments.of(hits);
    if (cutOff == Double.NEGATIVE_INFINITY) {
      return docs;
    }
    double[] raw = DocumentScores.of(searcher, docs, scores());
    int[] near = new int[docs.length];
    int count = 0;
    for (int i = 0; i < docs.length; i++) {
      if (raw[i] >= cutOff) {
        near[count++] = docs[i];
      }
    }
    return Arrays.copyOf(near, count);
  }

  @Override
  public DoubleValuesSource scores() {
    return new VectorScores(field, vector, measure);
  }
}
