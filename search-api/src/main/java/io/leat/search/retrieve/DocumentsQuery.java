package io.leat.search.retrieve;

import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Matches documents that are known by their numbers, of one reader. */
public final class DocumentsQuery extends Query {
  private final int[] docs;

  /**
   * @param docs ascending; not copied
   */
  public DocumentsQuery(int[] docs) {
    this.docs = docs;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) {
        int from = position(leaf.docBase);
        int to = position(leaf.docBase + leaf.reader().maxDoc());
        DocIdSetIterator iterator = new Within(docs, from, to, leaf.docBase);
        return from == to
            ? null
            : ConstantScoreScorerSupplier.fromIterator(
                iterator, score(), scoreMode, leaf.reader().maxDoc());
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return false;
      }
    };
  }

  /** Of the first document that is not below. */
  private int position(int doc) {
    int position = Arrays.binarySearch(docs, doc);
    return position < 0 ? -position - 1 : position;
  }

  /** Those of one leaf. */
  private static final class Within extends DocIdSetIterator {
    private final int[] docs;
    private final int to;
    private final int docBase;
    private int next;
    private int doc = -1;

    Within(int[] docs, int from, int to, int docBase) {
      this.docs = docs;
      this.next = from;
      this.to = to;
      this.docBase = docBase;
    }

    @Override
    public int docID() {
      return doc;
    }

    @Override
    public int nextDoc() {
      doc = next < to ? docs[next++] - docBase : NO_MORE_DOCS;
      return doc;
    }

    @Override
    public int advance(int target) {
      int wanted = target > Integer.MAX_VALUE - docBase ? Integer.MAX_VALUE : docBase + target;
      int position = Arrays.binarySearch(docs, next, to, wanted);
      next = position < 0 ? -position - 1 : position;
      return nextDoc();
    }

    @Override
    public long cost() {
      return (long) to - next;
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return docs.length + " documents";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DocumentsQuery that && Arrays.equals(docs, that.docs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(docs);
  }
}
