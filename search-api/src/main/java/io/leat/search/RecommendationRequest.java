package io.leat.search;

import io.leat.search.query.Filters;
import java.util.List;

/**
 * A wish for recommendations.
 *
 * @param sessionItems what the shopper looked at just now, folded into the interest
 * @param excludeBought whether what was bought before is left out
 * @param excludeSeen whether everything in the profile and the session is left out
 */
public record RecommendationRequest(
    String userId,
    List<String> sessionItems,
    Filters filters,
    int size,
    boolean excludeBought,
    boolean excludeSeen) {
  public RecommendationRequest {
    sessionItems = List.copyOf(sessionItems);
  }
}
