package io.leat.search.filter;

import java.util.List;

/** Filters that are often wanted. */
public final class Filters {
  /** Every item. */
  public static final Filter ALL = new Filter.And(List.of());

  /** What can be bought now. */
  public static final Filter IN_STOCK =
      new Filter.Is(new FilterField(FilterField.Kind.IN_STOCK, "in_stock"), "true");

  private Filters() {}
}
