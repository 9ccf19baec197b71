package io.leat.search;

import io.leat.search.filter.Filter;
import io.leat.search.filter.Filters;
import io.leat.search.page.ItemQuestion.Shape;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search.
 *
 * @param text null to look around: everything that passes the filter, what the shopper likes first
 * @param filter inside every retriever
 * @param exclude what of the shopper's own is left out
 * @param strength of personalisation: 0, the un-personalised order, to 1, the interest alone
 * @param weights of parts, in place of what strength and settings make them
 */
public record SearchRequest(
    @Nullable String text,
    Asker asker,
    Filter filter,
    Set<Exclusion> exclude,
    Shape shape,
    double strength,
    Blend blend,
    PartWeights weights,
    CutOff cutOff,
    Presentation presentation) {
  public SearchRequest {
    if (text != null && text.isBlank()) {
      throw new IllegalArgumentException("text must not be blank");
    }
    if (!(strength >= 0 && strength <= 1)) {
      throw new IllegalArgumentException("strength must be 0 to 1, was " + strength);
    }
    exclude = Set.copyOf(exclude);
  }

  /** With the server's own weights. */
  public SearchRequest(
      @Nullable String text,
      Asker asker,
      Filter filter,
      Set<Exclusion> exclude,
      Shape shape,
      double strength,
      Blend blend,
      CutOff cutOff,
      Presentation presentation) {
    this(
        text,
        asker,
        filter,
        exclude,
        shape,
        strength,
        blend,
        PartWeights.NONE,
        cutOff,
        presentation);
  }

  /** Of all items, best first. */
  public static SearchRequest of(String text, Asker asker, int size, double strength) {
    return new SearchRequest(
        text,
        asker,
        Filters.ALL,
        Set.of(),
        Shape.first(size),
        strength,
        Blend.WEIGHTED,
        CutOff.AUTO,
        Presentation.PLAIN);
  }

  /** The same of another page, presented otherwise. */
  SearchRequest at(int from, int size, Presentation otherPresentation) {
    return new SearchRequest(
        text,
        asker,
        filter,
        exclude,
        shape.at(from, size),
        strength,
        blend,
        weights,
        cutOff,
        otherPresentation);
  }
}
