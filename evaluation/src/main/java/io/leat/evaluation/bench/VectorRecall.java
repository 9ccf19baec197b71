package io.leat.evaluation.bench;

import io.leat.core.blend.Scale;
import io.leat.index.search.ServingSnapshot;
import io.leat.search.SearchSettings;
import io.leat.search.retrieve.NeighbourRetriever;
import io.leat.search.retrieve.VectorMeasure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.HitQueue;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.VectorUtil;

/**
 * What the search for neighbours loses against a scan of all vectors.
 *
 * @param neighbours how many are looked for, as when serving
 */
record VectorRecall(ServingSnapshot snapshot, int neighbours) {
  private static final int K = 10;

  static VectorRecall asServed(ServingSnapshot snapshot) {
    return new VectorRecall(snapshot, SearchSettings.DEFAULT.similarNeighbours());
  }

  /** The mean share of the 10 nearest by the measure that the search finds. */
  double at10(String field, VectorMeasure measure, List<float[]> queries) {
    return queries.stream()
        .parallel()
        .mapToDouble(query -> recall(field, measure, query))
        .average()
        .orElse(Double.NaN);
  }

  private double recall(String field, VectorMeasure measure, float[] query) {
    try {
      NeighbourRetriever retriever =
          new NeighbourRetriever(
              "recall",
              Scale.MAX,
              field,
              query,
              measure,
              neighbours,
              snapshot.generation().vectors().explored(neighbours),
              Double.NEGATIVE_INFINITY);
      Set<Integer> found = new HashSet<>();
      IntStream.of(retriever.retrieve(snapshot.items(), null)).forEach(found::add);
      HitQueue exact = exact(field, measure, query);
      int size = exact.size();
      int hits = 0;
      while (exact.size() > 0) {
        hits += found.contains(exact.pop().doc) ? 1 : 0;
      }
      return size == 0 ? 1 : (double) hits / size;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HitQueue exact(String field, VectorMeasure measure, float[] query) throws IOException {
    HitQueue best = new HitQueue(K, false);
    for (LeafReaderContext leaf : snapshot.items().getIndexReader().leaves()) {
      FloatVectorValues vectors = leaf.reader().getFloatVectorValues(field);
      if (vectors == null) {
        continue;
      }
      KnnVectorValues.DocIndexIterator docs = vectors.iterator();
      while (docs.nextDoc() != KnnVectorValues.DocIndexIterator.NO_MORE_DOCS) {
        float[] vector = vectors.vectorValue(docs.index());
        float score =
            switch (measure) {
              case INNER_PRODUCT -> VectorUtil.dotProduct(query, vector);
              case COSINE -> VectorUtil.cosine(query, vector);
            };
        best.insertWithOverflow(new ScoreDoc(leaf.docBase + docs.docID(), score));
      }
    }
    return best;
  }
}
