package io.leat.search.retrieve;

import io.leat.index.search.QueryDeadline;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;

/** The second phase: one source's score of each of given documents. */
final class DocumentScores {
  /** Documents between two looks at the deadline. */
  private static final int LOOK_EVERY = 64;

  private DocumentScores() {}

  /**
   * Scores the documents.
   *
   * @param docs ascending
   * @return one score for each of docs; NaN where the source has none, and from where the request's
   *     deadline cut the scoring short
   */
  static double[] of(IndexSearcher searcher, int[] docs, DoubleValuesSource source)
      throws IOException {
    return of(searcher.getIndexReader(), docs, source.rewrite(searcher));
  }

  /** The numbers of a field of whole numbers; NaN where a document has none. */
  static double[] of(IndexReader reader, int[] docs, String field) throws IOException {
    return of(reader, docs, DoubleValuesSource.fromLongField(field));
  }

  private static double[] of(IndexReader reader, int[] docs, DoubleValuesSource bound)
      throws IOException {
    double[] scores = new double[docs.length];
    int next = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      if (next == docs.length || docs[next] >= end) {
        continue;
      }
      DoubleValues values = bound.getValues(leaf, null);
      for (; next < docs.length && docs[next] < end; next++) {
        if (next % LOOK_EVERY == LOOK_EVERY - 1 && QueryDeadline.OF_THREAD.shouldExit()) {
          Arrays.fill(scores, next, docs.length, Double.NaN);
          return scores;
        }
        boolean hasScore = values.advanceExact(docs[next] - leaf.docBase);
        scores[next] = hasScore ? values.doubleValue() : Double.NaN;
      }
    }
    return scores;
  }
}
