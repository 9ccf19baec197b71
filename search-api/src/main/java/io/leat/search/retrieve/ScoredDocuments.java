package io.leat.search.retrieve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.ArrayUtil;
import org.jspecify.annotations.Nullable;

/**
 * All documents that match, each with its score, in one pass.
 *
 * @param docs ascending
 */
record ScoredDocuments(int[] docs, double[] scores) {

  static ScoredDocuments of(IndexSearcher searcher, Query query, @Nullable Query filter)
      throws IOException {
    return searcher.search(FilteredQuery.scored(query, filter), new Manager());
  }

  private static final class Manager implements CollectorManager<Gathering, ScoredDocuments> {
    @Override
    public Gathering newCollector() {
      return new Gathering();
    }

    /** Each gathering is of leaves of its own, so their parts need only be put in order. */
    @Override
    public ScoredDocuments reduce(Collection<Gathering> gatherings) {
      List<Part> parts =
          gatherings.stream()
              .flatMap(gathering -> gathering.parts.stream())
              .sorted(Comparator.comparingInt(Part::docBase))
              .toList();
      int count = parts.stream().mapToInt(part -> part.count).sum();
      int[] docs = new int[count];
      double[] scores = new double[count];
      int next = 0;
      for (Part part : parts) {
        System.arraycopy(part.docs, 0, docs, next, part.count);
        System.arraycopy(part.scores, 0, scores, next, part.count);
        next += part.count;
      }
      return new ScoredDocuments(docs, scores);
    }
  }

  /** One leaf's. */
  private static final class Part {
    private final int docBase;
    private int[] docs = new int[64];
    private double[] scores = new double[64];
    private int count;

    Part(int docBase) {
      this.docBase = docBase;
    }

    int docBase() {
      return docBase;
    }

    void add(int doc, float score) {
      if (count == docs.length) {
        docs = ArrayUtil.grow(docs, count + 1);
        scores = Arrays.copyOf(scores, docs.length);
      }
      docs[count] = docBase + doc;
      scores[count++] = score;
    }
  }

  private static final class Gathering extends SimpleCollector {
    private final List<Part> parts = new ArrayList<>();
    private Scorable scorer = NOTHING;

    private static final Scorable NOTHING =
        new Scorable() {
          @Override
          public float score() {
            return 0;
          }
        };

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) {
      parts.add(new Part(leaf.docBase));
    }

    @Override
    public void setScorer(Scorable scorer) {
      this.scorer = scorer;
    }

    @Override
    public void collect(int doc) throws IOException {
      parts.getLast().add(doc, scorer.score());
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE;
    }
  }
}
