package io.leat.core.profile;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** How strongly each action speaks for an item, before decay; negative speaks against it. */
public record ActionWeights(
    double view,
    double click,
    double addToCart,
    double removeFromCart,
    double purchase,
    double returned)
    implements Serializable {

  public static final ActionWeights DEFAULT = new ActionWeights(1, 1, 3, -2, 5, -4);

  private static final double NEUTRAL_RATING = 2;
  private static final double RATING_WITHOUT_VALUE = 3;

  public ActionWeights {
    checkFinite("view", view);
    checkFinite("click", click);
    checkFinite("addToCart", addToCart);
    checkFinite("removeFromCart", removeFromCart);
    checkFinite("purchase", purchase);
    checkFinite("returned", returned);
  }

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
      case RATING -> rating(value);
      case SEARCH, IMPRESSION -> 0;
    };
  }

  private static double rating(@Nullable Double value) {
    if (value == null) {
      return RATING_WITHOUT_VALUE - NEUTRAL_RATING;
    }
    checkFinite("value of a rating", value);
    return value - NEUTRAL_RATING;
  }

  private static void checkFinite(String name, double weight) {
    if (!Double.isFinite(weight)) {
      throw new IllegalArgumentException(name + " must be a finite number, was " + weight);
    }
  }
}
