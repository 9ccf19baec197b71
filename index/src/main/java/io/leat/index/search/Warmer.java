package io.leat.index.search;

import io.leat.index.document.ItemFields;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.TermQuery;

/**
 * Runs the first queries of a snapshot before anyone waits for them, one for each vector field and
 * one for a title's term: what cannot be read fails here, while the old snapshot still serves.
 */
final class Warmer {
  private static final int HITS = 10;

  void warm(ServingSnapshot snapshot) throws IOException {
    for (String field : List.of(ItemFields.EMBEDDING, ItemFields.DIRECTION, ItemFields.CONTENT)) {
      warmVectors(snapshot.items(), field);
    }
    warmTerms(snapshot.items());
  }

  private static void warmVectors(IndexSearcher searcher, String field) throws IOException {
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      FloatVectorValues vectors = leaf.reader().getFloatVectorValues(field);
      if (vectors != null && vectors.size() > 0) {
        float[] first = vectors.vectorValue(0).clone();
        searcher.search(new KnnFloatVectorQuery(field, first, HITS), HITS);
        return;
      }
    }
  }

  private static void warmTerms(IndexSearcher searcher) throws IOException {
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Terms terms = leaf.reader().terms(ItemFields.TITLE);
      TermsEnum first = terms == null ? null : terms.iterator();
      if (first != null && first.next() != null) {
        searcher.search(new TermQuery(new Term(ItemFields.TITLE, first.term())), HITS);
        return;
      }
    }
  }
}
