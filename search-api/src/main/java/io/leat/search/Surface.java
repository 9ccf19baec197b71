package io.leat.search;

import java.util.Locale;

/** A place in a shop that shows recommendations. */
public enum Surface {
  /** Items like one item. */
  SIMILAR,
  /** What is bought in the same orders as an item. */
  BOUGHT_TOGETHER,
  /** What a shopper may like and does not have. */
  FOR_YOU,
  /** What a shopper bought and may buy again. */
  BUY_AGAIN,
  /** What more people than before take to. */
  TRENDING,
  /** What the shopper acted on, newest first. */
  RECENTLY_VIEWED,
  /** What people look at next. */
  NEXT,
  /** What goes with a cart. */
  CART;

  /** As in a route: {@code for-you}. */
  public String externalName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether one item must be named. */
  public boolean needsItem() {
    return this == SIMILAR || this == BOUGHT_TOGETHER;
  }
}
