package io.leat.search.query;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an item must be, whatever its score. Values of one filter are alternatives; different
 * filters, and different attributes, must all hold.
 *
 * @param categories paths from the root; items further down match too
 * @param priceMin inclusive; an item without a price passes no price filter
 * @param priceMax inclusive
 * @param inStockOnly leaves out what is not in stock
 * @param attributes by name
 */
public record Filters(
    List<String> brands,
    List<String> categories,
    @Nullable Double priceMin,
    @Nullable Double priceMax,
    boolean inStockOnly,
    Map<String, List<String>> attributes) {
  public static final Filters NONE = new Filters(List.of(), List.of(), null, null, false, Map.of());

  public static final Filters IN_STOCK =
      new Filters(List.of(), List.of(), null, null, true, Map.of());

  public Filters {
    brands = List.copyOf(brands);
    categories = List.copyOf(categories);
    attributes = Map.copyOf(attributes);
  }
}
