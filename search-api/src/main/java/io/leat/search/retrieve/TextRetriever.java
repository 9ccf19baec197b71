package io.leat.search.retrieve;

import io.leat.core.blend.Scale;
import io.leat.index.document.ItemFields;
import io.leat.index.document.TitleTerms;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Finds by words, and looks twice at the titles of the best matches: everything that matches is
 * scored by Lucene, and the best get what a comparison of their titles with the query adds. It adds
 * and never takes away, so that the best stay before the rest. Of equal scores at the end of the
 * best the lower document is taken.
 */
public final class TextRetriever implements Retriever {
  private final int[] docs;
  private final double[] scores;
  private final long nanos;

  private TextRetriever(int[] docs, double[] scores, long nanos) {
    this.docs = docs;
    this.scores = scores;
    this.nanos = nanos;
  }

  /**
   * Searches.
   *
   * @param filter every document found passes it; null for all
   * @param depth how many matches are looked at twice
   * @param bonus what a title adds to its item's score; not negative
   */
  public static TextRetriever of(
      IndexSearcher searcher,
      Query query,
      @Nullable Query filter,
      int depth,
      ToDoubleFunction<TitleTerms> bonus)
      throws IOException {
    long start = System.nanoTime();
    ScoredDocuments found = ScoredDocuments.of(searcher, query, filter);
    int[] docs = found.docs();
    double[] scores = found.scores();
    addBonus(searcher, docs, scores, Greatest.places(scores, depth), bonus);
    return new TextRetriever(docs, scores, System.nanoTime() - start);
  }

  private static void addBonus(
      IndexSearcher searcher,
      int[] docs,
      double[] scores,
      int[] best,
      ToDoubleFunction<TitleTerms> bonus)
      throws IOException {
    int next = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      if (next == best.length || docs[best[next]] >= end) {
        continue;
      }
      BinaryDocValues titles = DocValues.getBinary(leaf.reader(), ItemFields.TITLE_TERMS);
      for (; next < best.length && docs[best[next]] < end; next++) {
        int place = best[next];
        if (titles.advanceExact(docs[place] - leaf.docBase)) {
          scores[place] += bonus.applyAsDouble(TitleTerms.read(titles.binaryValue()));
        }
      }
    }
  }

  /** How many documents match. */
  public int size() {
    return docs.length;
  }

  @Override
  public long preparedNanos() {
    return nanos;
  }

  @Override
  public String name() {
    return "text";
  }

  @Override
  public Scale scale() {
    return Scale.MAX;
  }

  @Override
  public int[] retrieve(IndexSearcher searcher, @Nullable Query filter) {
    return docs.clone();
  }

  @Override
  public boolean isUnlimited() {
    return true;
  }

  @Override
  public int[] leading(IndexSearcher searcher, @Nullable Query filter, int depth)
      throws IOException {
    int[] passing = filter == null ? docs : MatchingDocuments.passing(searcher, filter, docs);
    if (passing.length <= depth) {
      return passing;
    }
    double[] passingScores = new double[passing.length];
    for (int i = 0, j = 0; i < passing.length; i++) {
      while (docs[j] != passing[i]) {
        j++;
      }
      passingScores[i] = scores[j];
    }
    return Leading.of(searcher, passing, passingScores, depth);
  }

  @Override
  public DoubleValuesSource scores() {
    return new Source(docs, scores);
  }

  /** By the document's number within the whole index. */
  private static final class Source extends ComputedScores {
    private final int[] docs;
    private final double[] scores;

    Source(int[] docs, double[] scores) {
      this.docs = docs;
      this.scores = scores;
    }

    @Override
    public DoubleValues getValues(LeafReaderContext leaf, @Nullable DoubleValues unused) {
      return new DoubleValues() {
        private int place;

        @Override
        public boolean advanceExact(int doc) {
          place = Arrays.binarySearch(docs, leaf.docBase + doc);
          return place >= 0;
        }

        @Override
        public double doubleValue() {
          return scores[place];
        }
      };
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Source that
          && Arrays.equals(docs, that.docs)
          && Arrays.equals(scores, that.scores);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(docs);
    }

    @Override
    public String toString() {
      return "text";
    }
  }
}
