package io.leat.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leat.search.facet.Facet;
import io.leat.search.page.ItemPage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of hits.
 *
 * @param queryId of this answer; events that come of it should bear it
 * @param total of the narrowed candidate set, which the facets and all pages are of
 * @param query as it was understood; null where there was no text
 * @param didYouMean the text with corrected words; null where none was
 * @param cutoff the least cosine at which a neighbour of the text became a candidate; null where
 *     none was looked for
 * @param source what the items come from: of a recommendation the stage of its chain, {@code
 *     for_you}
 * @param fallback whether what was asked for had nothing, and the source is another
 * @param degraded what the answer lacks, and why; empty when all is well
 * @param unknownSessionItems session items that the snapshot does not have, and that were left out
 * @param facets by name
 * @param nextCursor of the next page; null on the last
 * @param diagnostics what each retriever did; only where an explanation is wanted
 */
public record SearchAnswer(
    String queryId,
    Served index,
    Freshness freshness,
    Personalization personalization,
    Total total,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable QueryEcho query,
    @Nullable String didYouMean,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double cutoff,
    String source,
    boolean fallback,
    List<String> degraded,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unknownSessionItems,
    List<Hit> hits,
    Map<String, Facet> facets,
    @Nullable String nextCursor,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ItemPage.Timing> diagnostics) {

  /** The same with a way to the next page. */
  SearchAnswer withNextCursor(@Nullable String cursor) {
    return new SearchAnswer(
        queryId,
        index,
        freshness,
        personalization,
        total,
        query,
        didYouMean,
        cutoff,
        source,
        fallback,
        degraded,
        unknownSessionItems,
        hits,
        facets,
        cursor,
        diagnostics);
  }
}
