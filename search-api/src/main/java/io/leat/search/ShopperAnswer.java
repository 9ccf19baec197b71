package io.leat.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a shopper.
 *
 * @param items how many different items the profile holds
 * @param bought how many of these were bought
 * @param recent newest first
 */
public record ShopperAnswer(
    Served index, String userId, int items, int bought, List<Recent> recent) {

  /**
   * One item of the profile.
   *
   * @param title null where the item is no longer in the catalogue
   * @param actions all that was ever done with it
   * @param lastTime of the newest of these
   */
  public record Recent(
      String itemId, @Nullable String title, List<String> actions, Instant lastTime) {}
}
