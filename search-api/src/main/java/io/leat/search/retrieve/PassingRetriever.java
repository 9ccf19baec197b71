package io.leat.search.retrieve;

import io.leat.core.blend.Scale;
import java.io.IOException;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Finds everything that passes the filter: what there is for somebody who looks around without
 * words.
 *
 * @param name of its part
 * @param field of double doc values, by which the first are chosen and all are scored
 */
public record PassingRetriever(String name, String field, Scale scale) implements Retriever {

  @Override
  public int[] retrieve(IndexSearcher searcher, @Nullable Query filter) throws IOException {
    return MatchingDocuments.of(searcher, MatchAllDocsQuery.INSTANCE, filter);
  }

  @Override
  public boolean isUnlimited() {
    return true;
  }

  @Override
  public int[] leading(IndexSearcher searcher, @Nullable Query filter, int depth)
      throws IOException {
    return number(depth).retrieve(searcher, filter);
  }

  @Override
  public DoubleValuesSource scores() {
    return number(1).scores();
  }

  private NumberRetriever number(int k) {
    return new NumberRetriever(name, field, scale, k);
  }
}
