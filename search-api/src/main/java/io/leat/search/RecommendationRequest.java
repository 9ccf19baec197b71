package io.leat.search;

import io.leat.search.query.Filters;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A wish for recommendations.
 *
 * @param excludeBought whether what was bought before is left out
 * @param excludeSeen whether everything in the profile and the session is left out
 * @param again whether to choose from what was bought before, and from nothing else: "buy again".
 *     The two exclusions then say nothing
 * @param candidates the ids of the only items to choose from; null for every item
 */
public record RecommendationRequest(
    Asker asker,
    Filters filters,
    int size,
    boolean excludeBought,
    boolean excludeSeen,
    @Nullable Set<String> candidates,
    boolean again) {
  public RecommendationRequest {
    candidates = candidates == null ? null : Set.copyOf(candidates);
  }

  /** Chooses from these items. */
  public RecommendationRequest(
      @Nullable String userId,
      List<String> sessionItems,
      Filters filters,
      int size,
      boolean excludeBought,
      boolean excludeSeen,
      @Nullable Set<String> candidates) {
    this(
        new Asker(userId, null, sessionItems),
        filters,
        size,
        excludeBought,
        excludeSeen,
        candidates,
        false);
  }

  /** Chooses from every item. */
  public RecommendationRequest(
      @Nullable String userId,
      List<String> sessionItems,
      Filters filters,
      int size,
      boolean excludeBought,
      boolean excludeSeen) {
    this(
        new Asker(userId, null, sessionItems),
        filters,
        size,
        excludeBought,
        excludeSeen,
        null,
        false);
  }
}
