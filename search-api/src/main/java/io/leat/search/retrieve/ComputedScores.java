package io.leat.search.retrieve;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;

/** Scores that need no query: neither its score of the document nor any rewriting. */
abstract class ComputedScores extends DoubleValuesSource {
  @Override
  public final boolean needsScores() {
    return false;
  }

  @Override
  public final DoubleValuesSource rewrite(IndexSearcher searcher) {
    return this;
  }

  /** Not by default: most hold what was found for one request. */
  @Override
  public boolean isCacheable(LeafReaderContext leaf) {
    return false;
  }
}
