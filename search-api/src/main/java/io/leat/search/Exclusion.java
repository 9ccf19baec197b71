package io.leat.search;

/** What of a shopper's own may be left out of an answer. */
public enum Exclusion {
  /** Everything that the shopper acted on. */
  SEEN,
  /** What was ever bought. */
  PURCHASED,
  /** What is in the cart. */
  CART
}
