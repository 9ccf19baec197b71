package io.leat.search.query;

import io.leat.index.document.ItemFields;
import java.util.List;

/**
 * The analysed fields in which a word counts, and how much an occurrence there counts, as in BM25F.
 */
record TextFields() {

  record Boosted(String field, float boost) {}

  static final List<Boosted> ALL =
      List.of(
          new Boosted(ItemFields.TITLE, 4),
          new Boosted(ItemFields.BRAND_TEXT, 2),
          new Boosted(ItemFields.CATEGORY_TEXT, 2),
          new Boosted(ItemFields.DESCRIPTION, 1));
}
