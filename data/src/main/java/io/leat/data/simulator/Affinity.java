package io.leat.data.simulator;

/**
 * How strongly a shopper wants an item, on a logarithmic scale without a zero of its own: it ranks
 * the items of one shopper, popularity left out.
 *
 * <pre>
 * affinity = ln(share of the shopper's interest in the type)      what is wanted
 *          + 3.2 style . style + brand + finish - 0.8 gap^2       which of that type: the liking
 * </pre>
 *
 * Brand and finish are the strengths of the shopper's favourites, 0 for others; gap is between the
 * price levels of shopper and item.
 */
final class Affinity {
  private static final double STYLE = 3.2;
  private static final double PRICE = 0.8;

  private Affinity() {}

  /** The liking: roughly between -4 and 4. */
  static double liking(double styleProduct, double brand, double finish, double priceGap) {
    return STYLE * styleProduct + brand + finish - PRICE * priceGap * priceGap;
  }

  /** The whole, from the liking and the share of interest in the type, above 0. */
  static double affinity(double interest, double liking) {
    return StrictMath.log(interest) + liking;
  }
}
