package io.leat.search;

import io.leat.search.filter.Filter;
import io.leat.search.filter.Filters;
import io.leat.search.page.ItemQuestion.Shape;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A wish for recommendations.
 *
 * @param itemIds the one item that {@link Surface#SIMILAR} and {@link Surface#BOUGHT_TOGETHER} are
 *     of; those in the cart
 * @param exclude what of the shopper's own is left out; says nothing to surfaces that choose from
 *     just that
 * @param candidates the ids of the only items to choose from; null for every item
 */
public record RecommendationRequest(
    Surface surface,
    Asker asker,
    List<String> itemIds,
    Filter filter,
    Set<Exclusion> exclude,
    @Nullable Set<String> candidates,
    Shape shape,
    Presentation presentation) {
  public RecommendationRequest {
    itemIds = List.copyOf(itemIds);
    exclude = Set.copyOf(exclude);
    candidates = candidates == null ? null : Set.copyOf(candidates);
    if (surface.needsItem() && itemIds.size() != 1) {
      throw new IllegalArgumentException(surface + " is of one item, not of " + itemIds);
    }
  }

  /** For a shopper, from all items. */
  public static RecommendationRequest forYou(Asker asker, int size, Set<Exclusion> exclude) {
    return new RecommendationRequest(
        Surface.FOR_YOU,
        asker,
        List.of(),
        Filters.ALL,
        exclude,
        null,
        Shape.first(size),
        Presentation.PLAIN);
  }

  /** Beside one item, for nobody in particular. */
  public static RecommendationRequest beside(Surface surface, String itemId, int size) {
    return new RecommendationRequest(
        surface,
        Asker.NOBODY,
        List.of(itemId),
        Filters.ALL,
        Set.of(),
        null,
        Shape.first(size),
        Presentation.PLAIN);
  }

  /** The same with another filter. */
  public RecommendationRequest where(Filter other) {
    return new RecommendationRequest(
        surface, asker, itemIds, other, exclude, candidates, shape, presentation);
  }

  /** The same, chosen from these items alone. */
  public RecommendationRequest among(@Nullable Set<String> others) {
    return new RecommendationRequest(
        surface, asker, itemIds, filter, exclude, others, shape, presentation);
  }
}
