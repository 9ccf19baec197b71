package io.leat.search.filter;

import io.leat.index.document.FilterValues;
import io.leat.index.document.ItemFields;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/** Builds the Lucene query of a {@link Filter} and of the items to choose from or to leave out. */
public final class FilterQuery {
  private final BooleanQuery.Builder clauses = new BooleanQuery.Builder();
  private int required;
  private int excluded;

  public FilterQuery(Filter filter) {
    for (Filter part : filter.conjuncts()) {
      add(part);
    }
  }

  private void add(Filter part) {
    if (part instanceof Filter.Not not) {
      clauses.add(query(not.part()), Occur.MUST_NOT);
      excluded++;
    } else {
      require(query(part));
    }
  }

  /** Keeps only the documents that have one of the values in an exact field; none of no values. */
  public FilterQuery only(String field, Collection<String> values) {
    require(in(field, values));
    return this;
  }

  /** Leaves out the documents that have one of the values in an exact field. */
  public FilterQuery without(String field, Collection<String> values) {
    if (!values.isEmpty()) {
      clauses.add(in(field, values), Occur.MUST_NOT);
      excluded++;
    }
    return this;
  }

  /** Keeps only what matches this query, too. */
  public FilterQuery and(Query query) {
    require(query);
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

  private void require(Query query) {
    clauses.add(query, Occur.FILTER);
    required++;
  }

  private static Query in(String field, Collection<String> values) {
    return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }

  /** The query of one filter. */
  public static Query query(Filter filter) {
    return switch (filter) {
      case Filter.And and -> {
        Query all = new FilterQuery(and).build();
        yield all == null ? MatchAllDocsQuery.INSTANCE : all;
      }
      case Filter.Or or -> any(or.parts());
      case Filter.Not not -> new FilterQuery(not).existing();
      case Filter.Is is -> is(is.field(), is.value());
      case Filter.Exists exists -> exists(exists.field());
      case Filter.Range range -> range(range);
    };
  }

  private Query existing() {
    Query query = build();
    return query == null ? MatchAllDocsQuery.INSTANCE : query;
  }

  private static Query any(List<Filter> parts) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    parts.forEach(part -> any.add(query(part), Occur.SHOULD));
    return any.build();
  }

  private static Query is(FilterField field, String value) {
    return switch (field.kind()) {
      case ITEM_ID -> term(ItemFields.ITEM_ID, value);
      case GROUP_ID -> term(ItemFields.GROUP_ID, value);
      case IDENTIFIER -> term(ItemFields.IDENTIFIER, FilterValues.exact(value));
      case BRAND -> term(ItemFields.BRAND, FilterValues.exact(value));
      case LANGUAGE -> term(ItemFields.LANGUAGE, FilterValues.language(value));
      case CATEGORY -> term(ItemFields.CATEGORY, FilterValues.category(value));
      case ATTRIBUTE -> term(ItemFields.ATTRIBUTE, FilterValues.attribute(field.name(), value));
      case IN_STOCK ->
          NumericDocValuesField.newSlowExactQuery(
              ItemFields.IN_STOCK, value.equals("true") ? 1 : 0);
      case PRICE, POPULARITY, CREATED_AT ->
          throw new IllegalArgumentException(field.name() + " is compared by ranges");
    };
  }

  private static Query term(String field, String value) {
    return new TermQuery(new Term(field, value));
  }

  private static Query exists(FilterField field) {
    return switch (field.kind()) {
      case ITEM_ID, IN_STOCK -> MatchAllDocsQuery.INSTANCE;
      case GROUP_ID -> new FieldExistsQuery(ItemFields.GROUP_ID);
      case BRAND -> new FieldExistsQuery(ItemFields.BRAND_FACET);
      case LANGUAGE -> new TermRangeQuery(ItemFields.LANGUAGE, null, null, true, true);
      case CATEGORY -> new FieldExistsQuery(ItemFields.CATEGORY_FACET);
      case PRICE -> new FieldExistsQuery(ItemFields.PRICE);
      case POPULARITY, CREATED_AT ->
          range(new Filter.Range(field, Double.MIN_VALUE, Double.MAX_VALUE));
      case IDENTIFIER -> MatchAllDocsQuery.INSTANCE;
      case ATTRIBUTE ->
          new PrefixQuery(new Term(ItemFields.ATTRIBUTE, FilterValues.exact(field.name()) + "="));
    };
  }

  private static Query range(Filter.Range range) {
    if (range.from() > range.to()) {
      return MatchNoDocsQuery.INSTANCE;
    }
    return switch (range.field().kind()) {
      case PRICE -> numbers(ItemFields.PRICE, range);
      case POPULARITY -> numbers(ItemFields.POPULARITY, range);
      case CREATED_AT ->
          // An item that says nothing has 0.
          NumericDocValuesField.newSlowRangeQuery(
              ItemFields.CREATED_AT, Math.max(1, (long) range.from()), (long) range.to());
      default -> throw new IllegalArgumentException(range.field().name() + " has no ranges");
    };
  }

  private static Query numbers(String field, Filter.Range range) {
    return NumericDocValuesField.newSlowRangeQuery(
        field,
        NumericUtils.doubleToSortableLong(range.from() + 0.0),
        NumericUtils.doubleToSortableLong(range.to() + 0.0));
  }
}
