package io.leat.search.page;

import io.leat.search.blend.Blender;
import io.leat.search.facet.FacetRequest;
import io.leat.search.filter.Filter;
import io.leat.search.filter.Filters;
import io.leat.search.retrieve.WeightedRetriever;
import io.leat.search.rules.RuledQuery;
import java.util.List;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Which items are wanted, whoever asks and why.
 *
 * @param filter inside every retriever; null for all items
 * @param shape of the answer
 * @param pins items with places of their own, brought in by retrievers of great weight
 * @param ranks whether each part of a score tells the item's rank by that part alone
 */
public record ItemQuestion(
    List<WeightedRetriever> retrievers,
    Blender blender,
    @Nullable Query filter,
    Shape shape,
    List<RuledQuery.Pin> pins,
    boolean ranks) {

  /** Without pins and ranks. */
  public ItemQuestion(
      List<WeightedRetriever> retrievers, Blender blender, @Nullable Query filter, Shape shape) {
    this(retrievers, blender, filter, shape, List.of(), false);
  }

  /**
   * What a page is cut from the candidates by.
   *
   * @param ticked narrows the candidates, but no facet by what was ticked in itself
   * @param facetSize values that a facet shows
   * @param groupVariants whether of the variants of one product only the first is shown
   */
  public record Shape(
      Filter ticked,
      List<FacetRequest> facets,
      int facetSize,
      SortOrder sort,
      boolean groupVariants,
      Diversity diversity,
      int from,
      int size) {
    public static final int FACET_SIZE = 20;

    /** The first items, best first. */
    public static Shape first(int size) {
      return page(0, size);
    }

    /** A page, best first. */
    public static Shape page(int from, int size) {
      return new Shape(
          Filters.ALL,
          List.of(),
          FACET_SIZE,
          SortOrder.RELEVANCE,
          false,
          Diversity.NONE,
          from,
          size);
    }

    /** The same of another page. */
    public Shape at(int otherFrom, int otherSize) {
      return new Shape(
          ticked, facets, facetSize, sort, groupVariants, diversity, otherFrom, otherSize);
    }
  }
}
