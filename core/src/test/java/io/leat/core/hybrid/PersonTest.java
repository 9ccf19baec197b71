package io.leat.core.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.blend.Scale;
import io.leat.core.history.HalfLife;
import io.leat.core.history.Histories;
import io.leat.core.history.History;
import org.junit.jupiter.api.Test;

class PersonTest {

  @Test
  void eachItemOnceNewestFirst() {
    History history =
        new History(
            new int[] {5, 9, 2, 5, 7, 7},
            new float[] {1, 2, 1, 3, 4, -4},
            new long[] {0, 10, 20, 20, 20, 30});
    Person person = Person.of(history, Histories.Worth.WEIGHT);
    // 2 and 5 were last acted on at one time; who bought 7 brought it back.
    assertThat(person.items()).containsExactly(2, 5, 9);
    assertThat(person.strengths())
        .containsExactly(
            new double[] {Math.log(1 + 1), Math.log(1 + 4), Math.log(1 + 2)}, within(1e-9));
    assertThat(person.size()).isEqualTo(3);
  }

  @Test
  void strengthsDecay() {
    History history = new History(new int[] {1}, new float[] {8}, new long[] {100});
    assertThat(Person.of(history, new HalfLife(50, 200)).strengths()[0])
        .isCloseTo(Math.log(1 + 2), within(1e-6));
    assertThat(Person.of(History.EMPTY, new HalfLife(50, 200)).isEmpty()).isTrue();
    assertThat(Person.strength(-3)).isZero();
  }

  @Test
  void aPartWeighsByStrengthOrByRank() {
    PartSpec byStrength = new PartSpec("a", PartSpec.Kind.LIST, "a", 1, 2, Scale.MAX);
    assertThat(byStrength.weight(1, 3.5)).isEqualTo(3.5);
    assertThat(byStrength.weight(2, 3.5)).as("beyond the items that count").isZero();
    PartSpec byRank = new PartSpec("a", PartSpec.Kind.LIST, "a", 0.5, 9, Scale.MAX);
    assertThat(byRank.weight(0, 3.5)).isEqualTo(1);
    assertThat(byRank.weight(3, 3.5)).isEqualTo(0.125);
    assertThatThrownBy(() -> new PartSpec("a", PartSpec.Kind.LIST, "a", 1.1, 9, Scale.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rankDecay of a must be above 0 and at most 1, was 1.1");
    assertThatThrownBy(() -> new PartSpec("a", PartSpec.Kind.LIST, "a", 1, 0, Scale.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("items of a must be at least 1, was 0");
  }
}
