package io.leat.search.page;

/**
 * How much the first items should differ.
 *
 * @param strength 0, not at all, to 1, as much as can be: one minus the lambda of maximal marginal
 *     relevance (Carbonell &amp; Goldstein 1998)
 * @param perBrand how many of one brand come first at most; 0 for any number
 * @param perCategory the same of one category, the most special one of each item
 */
public record Diversity(double strength, int perBrand, int perCategory) {
  public static final Diversity NONE = new Diversity(0, 0, 0);

  /** Items that are put in another order; what comes after them stays where it is. */
  static final int HEAD = 100;

  public Diversity {
    if (!(strength >= 0 && strength <= 1) || perBrand < 0 || perCategory < 0) {
      throw new IllegalArgumentException(
          "strength must be 0 to 1 and the numbers at least 0, were %s, %d, %d"
              .formatted(strength, perBrand, perCategory));
    }
  }

  boolean isNone() {
    return strength == 0 && perBrand == 0 && perCategory == 0;
  }
}
