package io.leat.search.suggest;

import java.util.Locale;

/** What is suggested. */
public enum SuggestionKind {
  /** A text that many searched for. */
  QUERY,
  CATEGORY,
  BRAND,
  PRODUCT;

  public String externalName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
