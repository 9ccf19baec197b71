package io.leat.search;

import io.leat.search.suggest.Suggestion;
import java.util.List;

/**
 * Suggestions, kind by kind: queries, categories, brands, products.
 *
 * @param queryId of this answer; events that come of it should bear it
 * @param degraded {@code suggestions_not_ready} until they were read from what is served
 */
public record SuggestAnswer(
    String queryId,
    Served index,
    Freshness freshness,
    Personalization personalization,
    List<String> degraded,
    List<Suggestion> suggestions) {}
