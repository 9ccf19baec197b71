package io.leat.core.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.history.HalfLife;
import io.leat.core.history.Histories;
import io.leat.core.history.History;
import io.leat.core.history.RandomHistories;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemNumbersTest {
  private static final int ITEMS = 8;

  private static float[] number(Map<String, float[]> numbers, String name) {
    return Objects.requireNonNull(numbers.get(name), name);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithTheDefinitions(long seed) {
    Histories histories = RandomHistories.of(40, ITEMS, 9, seed);
    long now = histories.now();
    Map<String, float[]> numbers = ItemNumbers.of(histories, new HalfLife(6000, now));
    assertThat(numbers).containsOnlyKeys("popularity", "trend", "rise");
    for (int item = 0; item < ITEMS; item++) {
      double popularity = 0;
      double lately = 0;
      double allAlong = 0;
      for (int person = 0; person < histories.people(); person++) {
        History history = histories.of(person);
        boolean known = false;
        for (int act = 0; act < history.size(); act++) {
          if (history.items()[act] != item) {
            continue;
          }
          double age = (double) now - history.times()[act];
          popularity += history.weights()[act] * Math.pow(2, -age / 6000);
          if (history.weights()[act] > 0 && !known) {
            known = true;
            lately += Math.pow(2, -age / 1000);
            allAlong += Math.pow(2, -age / 6000);
          }
        }
      }
      Percentage close = Percentage.withPercentage(1e-3);
      assertThat((double) number(numbers, "popularity")[item])
          .as("item %d, seed %d", item, seed)
          .isCloseTo(Math.max(0, popularity), close);
      assertThat((double) number(numbers, "trend")[item])
          .as("item %d, seed %d", item, seed)
          .isCloseTo(lately, close);
      assertThat((double) number(numbers, "rise")[item])
          .as("item %d, seed %d", item, seed)
          .isCloseTo(Math.log((lately + 2) / (allAlong / 6 + 2)), within(1e-5));
    }
  }

  @Test
  void whatOnlyComesBackIsNotPopular() {
    History returned = new History(new int[] {0, 1}, new float[] {-3, 1}, new long[] {5, 5});
    Histories histories = new Histories.Builder(3).add(returned, false).build();
    Map<String, float[]> numbers = ItemNumbers.of(histories, new HalfLife(10, 5));
    assertThat(number(numbers, "popularity")).containsExactly(0, 1, 0);
    assertThat(number(numbers, "trend")).containsExactly(0, 1, 0);
  }

  @Test
  void repetitionIsNoTrend() {
    Histories.Builder builder = new Histories.Builder(2);
    for (int person = 0; person < 5; person++) {
      builder.add(
          new History(new int[] {0, 0, 0}, new float[] {1, 1, 1}, new long[] {0, 6000, 6000}),
          false);
      builder.add(new History(new int[] {1}, new float[] {1}, new long[] {6000}), false);
    }
    Map<String, float[]> numbers = ItemNumbers.of(builder.build(), new HalfLife(6000, 6000));
    assertThat(number(numbers, "popularity")[0]).isGreaterThan(number(numbers, "popularity")[1]);
    assertThat(number(numbers, "trend")[0]).isLessThan(number(numbers, "trend")[1]);
    assertThat(number(numbers, "rise")[0]).isNegative();
    assertThat(number(numbers, "rise")[1]).isPositive();
  }
}
