package io.leat.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HistoryTest {
  private final History history =
      new History(new int[] {7, 3, 7}, new float[] {1, -2, 5}, new long[] {10, 20, 20});

  @Test
  void theOldestAndTheNewestActs() {
    assertThat(history.first(2).items()).containsExactly(7, 3);
    assertThat(history.first(2).weights()).containsExactly(1, -2);
    assertThat(history.last(1).items()).containsExactly(7);
    assertThat(history.last(1).weights()).containsExactly(5);
    assertThat(history.last(1).times()).containsExactly(20);
    assertThat(history.last(9)).isEqualTo(history);
    assertThat(history.first(3)).isEqualTo(history);
    assertThat(history.first(0).isEmpty()).isTrue();
    assertThat(history.last(0).isEmpty()).isTrue();
  }

  @Test
  void actsInOrderAreAlikeAndAscend() {
    History session = History.inOrder(4, 2, 4);
    assertThat(session.items()).containsExactly(4, 2, 4);
    assertThat(session.weights()).containsOnly(1);
    assertThat(session.times()).isSorted().doesNotHaveDuplicates();
    assertThat(session.size()).isEqualTo(3);
    assertThat(session.isEmpty()).isFalse();
  }

  @Test
  void refusesWhatIsNoHistory() {
    assertThatThrownBy(() -> new History(new int[2], new float[2], new long[] {5, 4}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 follows 5");
    assertThatThrownBy(() -> new History(new int[2], new float[1], new long[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 2, 1 and 2");
  }
}
