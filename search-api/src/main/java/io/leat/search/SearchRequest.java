package io.leat.search;

import io.leat.search.query.Filters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search.
 *
 * @param text not blank
 * @param userId null for an anonymous shopper
 * @param sessionItems what the shopper looked at just now, folded into the interest
 * @param personalisation 0, the un-personalised order, to 1, the shopper's interest alone
 */
public record SearchRequest(
    String text,
    @Nullable String userId,
    List<String> sessionItems,
    Filters filters,
    int from,
    int size,
    double personalisation,
    Blend blend) {
  public SearchRequest {
    if (text.isBlank()) {
      throw new IllegalArgumentException("text must not be blank");
    }
    if (!(personalisation >= 0 && personalisation <= 1)) {
      throw new IllegalArgumentException("personalisation must be 0 to 1, was " + personalisation);
    }
    sessionItems = List.copyOf(sessionItems);
  }
}
