package io.leat.search.query;

import io.leat.index.document.ItemFields;
import java.util.List;

/** An analysed field in which a word counts, and how much an occurrence there counts (BM25F). */
record BoostedField(String field, float boost) {

  static final List<BoostedField> ALL =
      List.of(
          new BoostedField(ItemFields.TITLE, 4),
          new BoostedField(ItemFields.TITLE_PINYIN, 2),
          new BoostedField(ItemFields.BRAND_TEXT, 2),
          new BoostedField(ItemFields.CATEGORY_TEXT, 2),
          new BoostedField(ItemFields.DESCRIPTION, 1));
}
