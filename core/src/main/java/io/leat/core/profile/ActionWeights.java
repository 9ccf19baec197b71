package io.leat.core.profile;

import org.jspecify.annotations.Nullable;

/** How strongly each action speaks for an item, before decay. */
public record ActionWeights(
    double view,
    double click,
    double addToCart,
    double removeFromCart,
    double purchase,
    double returned) {

  public static final ActionWeights DEFAULT = new ActionWeights(1, 1, 3, -2, 5, -4);

  /**
   * The weight of one action. Impressions and searches say nothing of an item. A rating counts by
   * its value, 1 to 5, around the neutral 2.
   *
   * @param value the rating's value; null counts as 3
   */
  public double of(Action action, @Nullable Double value) {
    return switch (action) {
      case VIEW -> view;
      case CLICK -> click;
      case ADD_TO_CART -> addToCart;
      case REMOVE_FROM_CART -> removeFromCart;
      case PURCHASE -> purchase;
      case RETURN -> returned;
      case RATING -> (value == null ? 3 : value) - 2;
      case SEARCH, IMPRESSION -> 0;
    };
  }
}
