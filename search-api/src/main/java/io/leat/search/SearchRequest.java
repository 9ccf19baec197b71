package io.leat.search;

import io.leat.search.query.Filters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search.
 *
 * @param text not blank
 * @param personalisation 0, the un-personalised order, to 1, the shopper's interest alone
 */
public record SearchRequest(
    String text,
    Asker asker,
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
  }

  /** Of a shopper without a session that is known here. */
  public SearchRequest(
      String text,
      @Nullable String userId,
      List<String> sessionItems,
      Filters filters,
      int from,
      int size,
      double personalisation,
      Blend blend) {
    this(text, new Asker(userId, null, sessionItems), filters, from, size, personalisation, blend);
  }
}
