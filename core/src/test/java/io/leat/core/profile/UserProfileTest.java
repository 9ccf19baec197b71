package io.leat.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserProfileTest {
  private static final ItemInterest VIEW = ItemInterest.of(Action.VIEW, 1, 100);
  private static final ItemInterest PURCHASE = ItemInterest.of(Action.PURCHASE, 5, 50);

  @Test
  void interestMergesWeightTimeAndActions() {
    ItemInterest both = VIEW.merge(PURCHASE);
    assertThat(both).isEqualTo(new ItemInterest(6, 100, 1 | 16)).isEqualTo(PURCHASE.merge(VIEW));
    assertThat(both.has(Action.VIEW)).isTrue();
    assertThat(both.has(Action.PURCHASE)).isTrue();
    assertThat(both.has(Action.RETURN)).isFalse();
  }

  @Test
  void plusAndMergeLeaveTheirOperandsAlone() {
    UserProfile first = UserProfile.EMPTY.plus("lamp", VIEW);
    UserProfile second = first.plus("lamp", PURCHASE).plus("chair", VIEW);
    assertThat(UserProfile.EMPTY.items()).isEmpty();
    assertThat(first.items()).containsExactly(Map.entry("lamp", VIEW));
    assertThat(second.items())
        .containsExactly(Map.entry("chair", VIEW), Map.entry("lamp", VIEW.merge(PURCHASE)));
    assertThat(first.merge(UserProfile.EMPTY.plus("lamp", PURCHASE).plus("chair", VIEW)))
        .isEqualTo(second);
    assertThat(first.items()).containsExactly(Map.entry("lamp", VIEW));
  }

  @Test
  void theMapIsCopiedAndClosed() {
    Map<String, ItemInterest> map = new HashMap<>(Map.of("lamp", VIEW));
    UserProfile profile = new UserProfile(map);
    map.clear();
    assertThat(profile.items()).hasSize(1);
    assertThatThrownBy(() -> profile.items().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void heaviestKeepsTheGreatestWeightsTiesByItemId() {
    UserProfile profile =
        UserProfile.EMPTY
            .plus("d", new ItemInterest(3, 1, 1))
            .plus("c", new ItemInterest(2, 1, 1))
            .plus("b", new ItemInterest(2, 1, 1))
            .plus("a", new ItemInterest(-9, 1, 1));
    assertThat(profile.heaviest(2).items()).containsOnlyKeys("d", "b");
    assertThat(profile.heaviest(3).items()).containsOnlyKeys("d", "b", "c");
    assertThat(profile.heaviest(4)).isEqualTo(profile);
    assertThat(profile.heaviest(0)).isEqualTo(UserProfile.EMPTY);
    assertThatThrownBy(() -> profile.heaviest(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count must be at least 0, was -1");
  }

  @Test
  void itemsAreFoundByAction() {
    UserProfile profile =
        UserProfile.EMPTY
            .plus("viewed", VIEW)
            .plus("bought", PURCHASE)
            .plus("both", VIEW)
            .plus("both", PURCHASE)
            .plus("returned", PURCHASE)
            .plus("returned", ItemInterest.of(Action.RETURN, -4, 60));
    assertThat(profile.itemsWith(Action.VIEW)).containsExactly("both", "viewed");
    assertThat(profile.boughtItems()).containsExactly("both", "bought", "returned");
    assertThat(profile.itemsWith(Action.RATING)).isEmpty();
  }

  @Test
  void weightMustBeFinite() {
    assertThatThrownBy(() -> new ItemInterest(Double.NaN, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("weight must be a finite number, was NaN");
  }
}
