package io.leat.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ActionWeightsTest {
  @Test
  void eachActionHasItsWeight() {
    ActionWeights weights = new ActionWeights(1, 2, 3, -4, 5, -6);
    assertThat(weights.of(Action.VIEW, null)).isEqualTo(1);
    assertThat(weights.of(Action.CLICK, null)).isEqualTo(2);
    assertThat(weights.of(Action.ADD_TO_CART, null)).isEqualTo(3);
    assertThat(weights.of(Action.REMOVE_FROM_CART, null)).isEqualTo(-4);
    assertThat(weights.of(Action.PURCHASE, null)).isEqualTo(5);
    assertThat(weights.of(Action.RETURN, null)).isEqualTo(-6);
    assertThat(weights.of(Action.SEARCH, null)).isZero();
    assertThat(weights.of(Action.IMPRESSION, null)).isZero();
  }

  @Test
  void ratingsCountAroundTwo() {
    ActionWeights weights = ActionWeights.DEFAULT;
    assertThat(weights.of(Action.RATING, 5.0)).isEqualTo(3);
    assertThat(weights.of(Action.RATING, 1.0)).isEqualTo(-1);
    assertThat(weights.of(Action.RATING, null)).isEqualTo(1);
    assertThatThrownBy(() -> weights.of(Action.RATING, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("value of a rating must be a finite number, was NaN");
  }

  @Test
  void wrongWeightsAreNamed() {
    String[] names = {"view", "click", "addToCart", "removeFromCart", "purchase", "returned"};
    for (int wrong = 0; wrong < names.length; wrong++) {
      double[] w = {1, 1, 1, 1, 1, 1};
      w[wrong] = Double.NaN;
      assertThatThrownBy(() -> new ActionWeights(w[0], w[1], w[2], w[3], w[4], w[5]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(names[wrong] + " must be a finite number, was NaN");
    }
  }

  @Test
  void bitsOfActionsAreStoredAndMustNotMove() {
    assertThat(Arrays.stream(Action.values()).mapToInt(Action::bit).toArray())
        .containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 256);
    assertThat(Action.VIEW.bit()).isEqualTo(1);
    assertThat(Action.PURCHASE.bit()).isEqualTo(16);
    assertThat(Action.ADD_TO_CART.externalName()).isEqualTo("add_to_cart");
    assertThat(Action.RATING.bit()).isEqualTo(256);
    assertThat(Action.VIEW.needsItem()).isTrue();
    assertThat(Action.SEARCH.needsItem()).isFalse();
    assertThat(Action.IMPRESSION.needsItem()).isFalse();
  }
}
