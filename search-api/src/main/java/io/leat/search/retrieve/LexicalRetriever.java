package io.leat.search.retrieve;

import io.leat.core.blend.Scale;
import java.io.IOException;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Finds by words: everything that matches a Lucene query, scored by BM25.
 *
 * @param name {@code text} for the words, {@code identifier} for an exact SKU or EAN
 */
public record LexicalRetriever(String name, Query query) implements Retriever {

  @Override
  public Scale scale() {
    return Scale.MAX;
  }

  @Override
  public int[] retrieve(IndexSearcher searcher, @Nullable Query filter) throws IOException {
    return MatchingDocuments.of(searcher, query, filter);
  }

  @Override
  public DoubleValuesSource scores() {
    return DoubleValuesSource.fromQuery(query);
  }
}
