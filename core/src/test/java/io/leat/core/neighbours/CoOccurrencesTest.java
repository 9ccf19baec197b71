package io.leat.core.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.matrix.SparseRows;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoOccurrencesTest {
  private static final Percentage CLOSE = Percentage.withPercentage(1e-3);

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0.5", "3, 1"})
  void isTheGramianWithoutItsDiagonal(long seed, double personExponent) {
    SparseRows people = Dense.people(30, 8, seed);
    double[][] gramian = Dense.gramian(people, personExponent);
    CoOccurrences counts = CoOccurrences.of(people, personExponent, 8);

    double trace = 0;
    double[][] neighbours = Dense.of(counts.neighbours());
    for (int i = 0; i < 8; i++) {
      assertThat((double) counts.diagonal()[i]).as("seed %d", seed).isCloseTo(gramian[i][i], CLOSE);
      trace += gramian[i][i];
      for (int j = 0; j < 8; j++) {
        assertThat(neighbours[i][j])
            .as("%d, %d, seed %d", i, j, seed)
            .isCloseTo(i == j ? 0 : gramian[i][j], CLOSE);
      }
    }
    assertThat(counts.trace()).isCloseTo(trace, CLOSE);
    assertThat(counts.items()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "3, 5"})
  void keepsTheStrongestByCosine(long seed, int most) {
    SparseRows people = Dense.people(30, 9, seed);
    double[][] gramian = Dense.gramian(people, 0.5);
    CoOccurrences counts = CoOccurrences.of(people, 0.5, most);
    for (int i = 0; i < 9; i++) {
      int item = i;
      double[] cosines =
          IntStream.range(0, 9)
              .mapToDouble(j -> j == item ? 0 : gramian[item][j] / Math.sqrt(gramian[j][j]))
              .toArray();
      assertThat(Dense.columns(counts.neighbours(), i))
          .as("item %d, seed %d", i, seed)
          .containsExactly(Dense.greatest(cosines, most));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "2, 3"})
  void cosineListsByTheFormula(long seed, int kept) {
    SparseRows people = Dense.people(30, 8, seed);
    double[][] gramian = Dense.gramian(people, 0.5);
    SparseRows lists = CoOccurrences.of(people, 0.5, 8).cosine(kept);
    double[][] dense = Dense.of(lists);
    for (int target = 0; target < 8; target++) {
      double[] expected = new double[8];
      for (int source = 0; source < 8; source++) {
        expected[source] =
            source == target
                ? 0
                : gramian[source][target]
                    / Math.sqrt(gramian[source][source])
                    / Math.pow(gramian[target][target], 0.3);
      }
      int[] columns = Dense.columns(lists, target);
      assertThat(columns).containsExactly(Dense.greatest(expected, kept));
      for (int source : columns) {
        assertThat(dense[target][source])
            .as("%d speaks for %d, seed %d", source, target, seed)
            .isCloseTo(expected[source], CLOSE);
      }
    }
  }

  @Test
  void productsThatUnderflowAreNotListed() {
    SparseRows people =
        SparseRows.fromTriples(
            2,
            2,
            new int[] {0, 0, 1, 1},
            new int[] {0, 1, 0, 1},
            new float[] {1e-30f, 1e-30f, 1e-30f, 1e-30f});
    CoOccurrences counts = CoOccurrences.of(people, 0, 2);
    assertThat(counts.neighbours().entries()).isZero();
    assertThat(counts.cosine(2).entries()).isZero();
  }

  @Test
  void itemsOfNobodyHaveNoNeighbours() {
    SparseRows nobody = new SparseRows.Builder(3, 4).build();
    CoOccurrences counts = CoOccurrences.of(nobody, 0.5, 2);
    assertThat(counts.diagonal()).containsOnly(0);
    assertThat(counts.neighbours().entries()).isZero();
    assertThat(counts.trace()).isCloseTo(0, within(0.0));
  }

  @Test
  void refusesSettingsOutOfRange() {
    SparseRows people = Dense.people(3, 3, 1);
    assertThatThrownBy(() -> CoOccurrences.of(people, -0.1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("personExponent must be at least 0, was -0.1");
    assertThatThrownBy(() -> CoOccurrences.of(people, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("most must be at least 1, was 0");
  }
}
