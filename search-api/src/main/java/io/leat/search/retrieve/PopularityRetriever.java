package io.leat.search.retrieve;

import io.leat.core.blend.Scale;
import io.leat.index.document.ItemFields;
import java.io.IOException;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/**
 * Finds what everyone acts on: the {@code k} items of greatest popularity, ties by item id. What
 * there is for someone of whom nothing is known.
 */
public record PopularityRetriever(int k) implements Retriever {
  private static final Sort MOST_POPULAR =
      new Sort(
          new SortField(ItemFields.POPULARITY, SortField.Type.LONG, true),
          new SortField(ItemFields.ITEM_ID, SortField.Type.STRING));

  @Override
  public String name() {
    return "popularity";
  }

  @Override
  public Scale scale() {
    return Scale.LOG_MAX;
  }

  @Override
  public int[] retrieve(IndexSearcher searcher, @Nullable Query filter) throws IOException {
    Query all = filter == null ? MatchAllDocsQuery.INSTANCE : filter;
    return MatchingDocuments.of(searcher.search(all, k, MOST_POPULAR).scoreDocs);
  }

  @Override
  public DoubleValuesSource scores() {
    return DoubleValuesSource.fromField(ItemFields.POPULARITY, NumericUtils::sortableLongToDouble);
  }
}
