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
 * Finds what is in demand, whoever asks: the {@code k} items of the greatest number, ties by item
 * id. What there is for someone of whom nothing is known.
 *
 * @param field of double doc values: {@link ItemFields#POPULARITY}
 */
public record NumberRetriever(String name, String field, Scale scale, int k) implements Retriever {

  /** By everyone's decayed acts. */
  public static NumberRetriever popularity(int k) {
    return new NumberRetriever("popularity", ItemFields.POPULARITY, Scale.LOG_MAX, k);
  }

  @Override
  public int[] retrieve(IndexSearcher searcher, @Nullable Query filter) throws IOException {
    Sort greatest =
        new Sort(
            new SortField(field, SortField.Type.LONG, true),
            new SortField(ItemFields.ITEM_ID, SortField.Type.STRING));
    Query all = filter == null ? MatchAllDocsQuery.INSTANCE : filter;
    return MatchingDocuments.of(searcher.search(all, k, greatest).scoreDocs);
  }

  @Override
  public DoubleValuesSource scores() {
    return DoubleValuesSource.fromField(field, NumericUtils::sortableLongToDouble);
  }
}
