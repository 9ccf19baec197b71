package io.leat.search.page;

import io.leat.index.document.ItemFields;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.jspecify.annotations.Nullable;

/** In which order items come; ties by item id. */
public enum SortOrder {
  /** By the blended score, greatest first. */
  RELEVANCE(null, false),
  /** Cheapest first, items without a price last. */
  PRICE_ASC(ItemFields.PRICE, false),
  PRICE_DESC(ItemFields.PRICE, true),
  /** Newest first. */
  NEWEST(ItemFields.CREATED_AT, true),
  /** By everyone's decayed acts. */
  POPULARITY(ItemFields.POPULARITY, true);

  private final @Nullable String field;
  private final boolean descending;

  SortOrder(@Nullable String field, boolean descending) {
    this.field = field;
    this.descending = descending;
  }

  /** By Lucene; null for the order of the scores. */
  @Nullable Sort sort() {
    if (field == null) {
      return null;
    }
    // Doubles that are not negative are in the order of their bits.
    Long last = descending ? Long.MIN_VALUE : Long.MAX_VALUE;
    SortField byField = new SortField(field, SortField.Type.LONG, descending, last);
    return new Sort(byField, new SortField(ItemFields.ITEM_ID, SortField.Type.STRING));
  }
}
