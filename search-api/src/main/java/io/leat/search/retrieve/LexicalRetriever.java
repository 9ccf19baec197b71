package io.leat.search.retrieve;

import io.leat.core.blend.Scale;
import io.leat.index.document.ItemFields;
import java.io.IOException;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;

/**
 * Finds by words: everything that matches a Lucene query, scored by BM25.
 *
 * @param name {@code text} for the words, {@code identifier} for an exact SKU or EAN
 */
public record LexicalRetriever(String name, Query query) implements Retriever {
  private static final Sort BEST_FIRST =
      new Sort(SortField.FIELD_SCORE, new SortField(ItemFields.ITEM_ID, SortField.Type.STRING));

  @Override
  public Scale scale() {
    return Scale.MAX;
  }

  @Override
  public int[] retrieve(IndexSearcher searcher, @Nullable Query filter) throws IOException {
    return MatchingDocuments.of(searcher, query, filter);
  }

  @Override
  public boolean isUnlimited() {
    return true;
  }

  @Override
  public int[] leading(IndexSearcher searcher, @Nullable Query filter, int depth)
      throws IOException {
    Query filtered = FilteredQuery.scored(query, filter);
    return MatchingDocuments.of(
        searcher.search(filtered, new TopFieldCollectorManager(BEST_FIRST, depth, depth))
            .scoreDocs);
  }

  @Override
  public DoubleValuesSource scores() {
    return DoubleValuesSource.fromQuery(query);
  }
}
