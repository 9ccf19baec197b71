package io.leat.search;

import java.util.Locale;

/**
 * What of the shopper went into an answer.
 *
 * @param applied whether anything did
 * @param strength 0 to 1, as asked for
 * @param profile {@code user}, {@code session}, {@code nothing} where nothing is known of either,
 *     {@code unknown_user}, {@code opted_out} where the person wants none
 */
public record Personalization(boolean applied, double strength, String profile) {

  static Personalization of(Shopper shopper, double strength) {
    boolean applied = strength > 0 && shopper.vector() != null;
    return new Personalization(applied, strength, shopper.known().name().toLowerCase(Locale.ROOT));
  }
}
