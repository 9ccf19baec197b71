package io.leat.data.simulator;

/** Prices as shops write them. */
final class Prices {
  private Prices() {}

  /** To whole cents. */
  static double rounded(double price) {
    return Math.round(price * 100) / 100.0;
  }

  /** The nearest price that ends in .95 or .50, or in .00 above one hundred; at least 0.95. */
  static double attractive(double price) {
    if (price >= 100) {
      return Math.round(price);
    }
    double whole = Math.floor(price);
    double part = price - whole;
    if (part < 0.25) {
      return Math.max(0.95, whole - 0.05);
    }
    return part < 0.7 ? whole + 0.5 : whole + 0.95;
  }
}
