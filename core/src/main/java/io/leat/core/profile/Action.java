package io.leat.core.profile;

import java.util.Locale;

/** What a shopper did. The external name is the lower-case one: {@code add_to_cart}. */
public enum Action {
  VIEW(0),
  CLICK(1),
  ADD_TO_CART(2),
  REMOVE_FROM_CART(3),
  PURCHASE(4),
  RETURN(5),
  SEARCH(6),
  IMPRESSION(7),
  RATING(8);

  private final int bit;

  Action(int position) {
    this.bit = 1 << position;
  }

  /** This action's bit in a stored set of actions; never changes. */
  public int bit() {
    return bit;
  }

  /** The name in JSON and CSV: {@code add_to_cart}. */
  public String externalName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether an event of this action must name an item. */
  public boolean needsItem() {
    return this != SEARCH && this != IMPRESSION;
  }
}
