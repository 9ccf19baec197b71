package io.leat.search;

import io.leat.search.suggest.SuggestionKind;
import java.util.Set;

/**
 * What was typed so far.
 *
 * @param kinds that are wanted
 * @param size how many of each kind at most
 * @param strength of personalisation, 0 to 1
 */
public record SuggestRequest(
    String text, Asker asker, Set<SuggestionKind> kinds, int size, double strength) {
  public SuggestRequest {
    kinds = Set.copyOf(kinds);
  }
}
