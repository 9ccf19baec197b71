package io.leat.data.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PurchaseMemoryTest {
  private final Catalogue catalogue = new Catalogue(VocabularyReader.read(), 4, 2000);
  private final PurchaseMemory memory = new PurchaseMemory(2);

  @Test
  void keepsTheLastSixOfEachShopper() {
    for (int item = 0; item < 8; item++) {
      memory.bought(1, item, 10 * item);
    }

    assertThat(IntStream.range(0, 8).filter(item -> memory.remembers(1, item)))
        .containsExactly(2, 3, 4, 5, 6, 7);
    assertThat(memory.remembers(0, 7)).isFalse();
    assertThat(memory.latest(1, 0)).isEqualTo(7);
    assertThat(memory.latest(1, 71)).isEqualTo(-1);
    assertThat(memory.latest(0, 0)).isEqualTo(-1);
  }

  @Test
  void knowsWhatIsUsedUpUntilItIsBoughtAgain() {
    int lamp = first(type -> !type.consumable());
    int coffee = first(type -> type.name().equals("coffee beans"));
    memory.bought(0, lamp, 0);
    memory.bought(0, coffee, 0);

    assertThat(memory.usedUp(0, 10 * 24, catalogue)).isEqualTo(-1);
    assertThat(memory.usedUp(0, 21 * 24, catalogue)).isEqualTo(coffee);
    memory.bought(0, coffee, 21 * 24);
    assertThat(memory.usedUp(0, 22 * 24, catalogue)).isEqualTo(-1);
    assertThat(memory.usedUp(0, 100 * 24, catalogue)).isEqualTo(-1);
  }

  private int first(Predicate<ProductType> types) {
    return IntStream.range(0, catalogue.size())
        .filter(item -> types.test(catalogue.typeOf(item)))
        .filter(item -> catalogue.inStock(item) && catalogue.soldAt(item, 0))
        .findFirst()
        .orElseThrow();
  }
}
