package io.leat.search.retrieve;

import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** A query behind a filter, which says nothing of the score. */
final class FilteredQuery {
  private FilteredQuery() {}

  /** With the query's scores. */
  static Query scored(Query query, @Nullable Query filter) {
    return filter == null ? query : both(query, Occur.MUST, filter);
  }

  /** Without scores. */
  static Query unscored(Query query, @Nullable Query filter) {
    return filter == null
        ? new BooleanQuery.Builder().add(query, Occur.FILTER).build()
        : both(query, Occur.FILTER, filter);
  }

  private static Query both(Query query, Occur occur, Query filter) {
    return new BooleanQuery.Builder().add(query, occur).add(filter, Occur.FILTER).build();
  }
}
