package io.leat.index.document;

/** Names of the fields of the items index: what queries may rely on. */
public final class ItemFields {
  /** Key, exact match, sorted doc values (ties break by it). */
  public static final String ITEM_ID = "item_id";

  /** Analysed by {@link ItemText}. */
  public static final String TITLE = "title";

  /** Binary doc values: {@link TitleTerms}. */
  public static final String TITLE_TERMS = "title_terms";

  /** How the title's Chinese characters are said, one by one and several as one word. */
  public static final String TITLE_PINYIN = "title_pinyin";

  /**
   * Exact: the language subtag of the item's texts, {@code de}; the {@link Language}s are among
   * them.
   */
  public static final String LANGUAGE = "language";

  public static final String DESCRIPTION = "description";

  /** Analysed. */
  public static final String BRAND_TEXT = "brand_text";

  /** Analysed. */
  public static final String CATEGORY_TEXT = "category_text";

  /** Exact, lower-cased; for filters. */
  public static final String BRAND = "brand";

  /** Every prefix of every category path, exact, lower-cased; for filters. */
  public static final String CATEGORY = "category";

  /** Exact, lower-cased {@code name=value}; for filters. */
  public static final String ATTRIBUTE = "attribute";

  /** Sorted set doc values of {@link FacetValue}s; for counting. */
  public static final String BRAND_FACET = "brand_facet";

  /** The same of every prefix of every category path. */
  public static final String CATEGORY_FACET = "category_facet";

  /** The same of every {@code name=value}. */
  public static final String ATTRIBUTE_FACET = "attribute_facet";

  /** SKU, EAN; exact, lower-cased. */
  public static final String IDENTIFIER = "identifier";

  /** Exact, sorted doc values. */
  public static final String GROUP_ID = "group_id";

  /**
   * Double doc values, absent when unknown: no points, so that it can be updated in place. Sortable
   * long and raw bits at once: the two are the same for numbers that are not negative.
   */
  public static final String PRICE = "price";

  /** Numeric doc values, 0 or 1. */
  public static final String IN_STOCK = "in_stock";

  /** Double doc values, encoded like {@link #PRICE}. */
  public static final String POPULARITY = "popularity";

  /** Double doc values, encoded like {@link #PRICE}. */
  public static final String TREND = "trend";

  /** Double doc values, as Lucene's sortable long; may be negative. */
  public static final String RISE = "rise";

  /**
   * Binary doc values, read by {@link BoughtTogetherLists}; absent where nothing is known. Like all
   * from {@link #PRICE} on updated in place.
   */
  public static final String BOUGHT_TOGETHER = "bought_together";

  /** Numeric doc values, epoch milliseconds. */
  public static final String CREATED_AT = "created_at";

  /** Float vector, MAXIMUM_INNER_PRODUCT, HNSW. */
  public static final String EMBEDDING = "embedding";

  /**
   * The embedding again, COSINE, HNSW; absent when all zero. Likeness needs a graph of its own: the
   * nearest by inner product are the longest vectors, and the likest items need not be among them.
   */
  public static final String DIRECTION = "direction";

  /** Float vector, COSINE, HNSW; absent when all zero. */
  public static final String CONTENT = "content";

  /**
   * Binary doc values, UTF-8: the shop's own record. Not a stored field: those are packed, and
   * every hit of every page would be unpacked with its neighbours.
   */
  public static final String JSON = "json";

  private static final String NEIGHBOURS = "neighbours_";

  private ItemFields() {}

  /**
   * The field of a list of {@link ItemNeighbours}: a feature for each neighbour's item id, valued
   * by its weight (see Lucene's {@code FeatureField}, which keeps eight bits of the fraction).
   */
  public static String neighbours(String relation) {
    return NEIGHBOURS + relation;
  }
}
