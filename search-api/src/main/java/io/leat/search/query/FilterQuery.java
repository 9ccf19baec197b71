package io.leat.search.query;

import io.leat.index.document.FilterValues;
import io.leat.index.document.ItemFields;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/** Builds the Lucene query of {@link Filters} and of what must be left out. */
public final class FilterQuery {
  private final BooleanQuery.Builder clauses = new BooleanQuery.Builder();
  private int required;
  private int excluded;

  public FilterQuery(Filters filters) {
    requireOne(ItemFields.BRAND, filters.brands(), FilterValues::exact);
    requireOne(ItemFields.CATEGORY, filters.categories(), FilterValues::category);
    for (Map.Entry<String, List<String>> attribute : filters.attributes().entrySet()) {
      requireOne(
          ItemFields.ATTRIBUTE,
          attribute.getValue(),
          value -> FilterValues.attribute(attribute.getKey(), value));
    }
    if (filters.priceMin() != null || filters.priceMax() != null) {
      double min = filters.priceMin() == null ? 0 : filters.priceMin();
      double max = filters.priceMax() == null ? Double.MAX_VALUE : filters.priceMax();
      require(
          NumericDocValuesField.newSlowRangeQuery(
              ItemFields.PRICE,
              NumericUtils.doubleToSortableLong(min),
              NumericUtils.doubleToSortableLong(max)));
    }
    if (filters.inStockOnly()) {
      require(NumericDocValuesField.newSlowExactQuery(ItemFields.IN_STOCK, 1));
    }
  }

  /** Keeps only the documents that have one of the values in an exact field; none of no values. */
  public FilterQuery only(String field, Collection<String> values) {
    require(in(field, values, UnaryOperator.identity()));
    return this;
  }

  /** Leaves out the documents that have one of the values in an exact field. */
  public FilterQuery without(String field, Collection<String> values) {
    if (!values.isEmpty()) {
      clauses.add(in(field, values, UnaryOperator.identity()), Occur.MUST_NOT);
      excluded++;
    }
    return this;
  }

  /** The query, or null when every document passes. */
  public @Nullable Query build() {
    if (required == 0 && excluded == 0) {
      return null;
    }
    if (required == 0) {
      require(MatchAllDocsQuery.INSTANCE);
    }
    return clauses.build();
  }

  private void requireOne(
      String field, Collection<String> values, UnaryOperator<String> normalForm) {
    if (!values.isEmpty()) {
      require(in(field, values, normalForm));
    }
  }

  private void require(Query query) {
    clauses.add(query, Occur.FILTER);
    required++;
  }

  private static Query in(
      String field, Collection<String> values, UnaryOperator<String> normalForm) {
    return new TermInSetQuery(
        field, values.stream().map(value -> new BytesRef(normalForm.apply(value))).toList());
  }
}
