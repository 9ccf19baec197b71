package io.leat.search.retrieve;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.ArrayUtil;
import org.jspecify.annotations.Nullable;

/** The first phase: all documents that match, without scores and without a limit. */
public final class MatchingDocuments {
  private MatchingDocuments() {}

  /** Document numbers, ascending. */
  public static int[] of(IndexSearcher searcher, Query query, @Nullable Query filter)
      throws IOException {
    return searcher.search(FilteredQuery.unscored(query, filter), new Manager());
  }

  /**
   * How many match, as far as it matters: constant scores let Lucene stop early.
   *
   * @param enough the most that is counted
   */
  public static int count(IndexSearcher searcher, Query query, @Nullable Query filter, int enough)
      throws IOException {
    Query both = new ConstantScoreQuery(FilteredQuery.unscored(query, filter));
    return searcher.search(both, enough).scoreDocs.length;
  }

  /**
   * Those of the documents that pass the filter, ascending. Goes through the filter from document
   * to document, never over all that pass it.
   */
  public static int[] passing(IndexSearcher searcher, Query filter, int[] ascending)
      throws IOException {
    Weight weight =
        searcher.createWeight(searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
    int[] passing = new int[ascending.length];
    int count = 0;
    int next = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      int end = leaf.docBase + leaf.reader().maxDoc();
      if (next == ascending.length || ascending[next] >= end) {
        continue;
      }
      Scorer scorer = weight.scorer(leaf);
      DocIdSetIterator matches = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
      for (; next < ascending.length && ascending[next] < end; next++) {
        int doc = ascending[next] - leaf.docBase;
        int at = matches.docID() < doc ? matches.advance(doc) : matches.docID();
        if (at == doc) {
          passing[count++] = ascending[next];
        }
      }
    }
    return Arrays.copyOf(passing, count);
  }

  /** The document numbers of Lucene's own hits, ascending. */
  static int[] of(ScoreDoc[] hits) {
    return Arrays.stream(hits).mapToInt(hit -> hit.doc).sorted().toArray();
  }

  private static final class Manager implements CollectorManager<Gathering, int[]> {
    @Override
    public Gathering newCollector() {
      return new Gathering();
    }

    @Override
    public int[] reduce(Collection<Gathering> gatherings) {
      return gatherings.stream().flatMapToInt(Gathering::docs).sorted().toArray();
    }
  }

  private static final class Gathering extends SimpleCollector {
    private int[] docs = new int[64];
    private int count;
    private int docBase;

    IntStream docs() {
      return Arrays.stream(docs, 0, count);
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) {
      docBase = leaf.docBase;
    }

    @Override
    public void collect(int doc) {
      docs = ArrayUtil.grow(docs, count + 1);
      docs[count++] = docBase + doc;
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
