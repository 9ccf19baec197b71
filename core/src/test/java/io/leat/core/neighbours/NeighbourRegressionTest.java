package io.leat.core.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.matrix.SparseRows;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourRegressionTest {
  private static final int ITEMS = 8;

  /** Gradient {@code (G + lambda I) b - g}: zero where b is above zero, not below it elsewhere. */
  @ParameterizedTest
  @CsvSource({"1, 0.05", "2, 0.5", "3, 5", "4, 50"})
  void satisfiesTheConditionsOfTheMinimum(long seed, double lambda) {
    CoOccurrences counts = CoOccurrences.of(Dense.people(40, ITEMS, seed), 0.5, ITEMS);
    double[][] gramian = Dense.gramian(Dense.people(40, ITEMS, seed), 0.5);
    NonNegativeRidge ridge = new NonNegativeRidge(counts, ITEMS);
    int atZero = 0;
    for (int item = 0; item < ITEMS; item++) {
      double[] weights = weights(ridge.solve(item, (float) lambda, ITEMS));
      assertThat(weights[item]).as("an item does not speak for itself").isZero();
      for (int i = 0; i < ITEMS; i++) {
        if (i == item) {
          continue;
        }
        double gradient = lambda * weights[i] - gramian[i][item];
        for (int j = 0; j < ITEMS; j++) {
          gradient += gramian[i][j] * weights[j];
        }
        double tolerance = 1e-3 * gramian[i][i];
        if (weights[i] > 0) {
          assertThat(gradient)
              .as("%d for %d, seed %d", i, item, seed)
              .isCloseTo(0, within(tolerance));
        } else {
          atZero++;
          assertThat(gradient).as("%d for %d, seed %d", i, item, seed).isGreaterThan(-tolerance);
        }
      }
    }
    if (lambda < 1) {
      assertThat(atZero).as("the bound matters in this problem").isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void isTheDenseSolutionWithLambdaInUnitsOfAnEntry(long seed) {
    SparseRows people = Dense.people(40, ITEMS, seed);
    CoOccurrences counts = CoOccurrences.of(people, 0.5, ITEMS);
    double[][] gramian = Dense.gramian(people, 0.5);
    double trace = IntStream.range(0, ITEMS).mapToDouble(i -> gramian[i][i]).sum();
    double lambda = 3 * trace / people.entries();

    double[][] lists =
        Dense.of(new NeighbourRegression(3, ITEMS, ITEMS).fit(counts, people.entries()));

    for (int item = 0; item < ITEMS; item++) {
      int target = item;
      int[] others = IntStream.range(0, ITEMS).filter(i -> i != target).toArray();
      double[] expected = solve(gramian, item, others, lambda);
      assertThat(lists[item])
          .as("item %d, seed %d", item, seed)
          .containsExactly(expected, within(2e-4));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void onlyTheStrongestNeighboursAreUnknowns(long seed) {
    SparseRows people = Dense.people(40, ITEMS, seed);
    CoOccurrences counts = CoOccurrences.of(people, 0.5, ITEMS);
    double[][] gramian = Dense.gramian(people, 0.5);
    NonNegativeRidge ridge = new NonNegativeRidge(counts, 3);
    for (int item = 0; item < ITEMS; item++) {
      int target = item;
      double[] cosines =
          IntStream.range(0, ITEMS)
              .mapToDouble(j -> j == target ? 0 : gramian[target][j] / Math.sqrt(gramian[j][j]))
              .toArray();
      double[] expected = solve(gramian, item, Dense.greatest(cosines, 3), 0.5);
      assertThat(weights(ridge.solve(item, 0.5f, ITEMS)))
          .as("item %d, seed %d", item, seed)
          .containsExactly(expected, within(2e-4));
    }
  }

  @Test
  void keepsTheGreatestWeights() {
    SparseRows people = Dense.people(40, ITEMS, 5);
    CoOccurrences counts = CoOccurrences.of(people, 0.5, ITEMS);
    double[][] all = Dense.of(new NeighbourRegression(3, ITEMS, ITEMS).fit(counts, 100));
    SparseRows few = new NeighbourRegression(3, ITEMS, 2).fit(counts, 100);
    for (int item = 0; item < ITEMS; item++) {
      assertThat(Dense.columns(few, item)).containsExactly(Dense.greatest(all[item], 2));
      for (int column : Dense.columns(few, item)) {
        assertThat(Dense.of(few)[item][column]).isEqualTo(all[item][column]);
      }
    }
  }

  @Test
  void anItemOfNobodyHasAnEmptyList() {
    SparseRows people =
        SparseRows.fromTriples(
            2, 3, new int[] {0, 0, 1}, new int[] {0, 1, 0}, new float[] {1, 1, 1});
    SparseRows lists =
        new NeighbourRegression(1, 2, 2).fit(CoOccurrences.of(people, 0, 2), people.entries());
    assertThat(Dense.columns(lists, 0)).containsExactly(1);
    assertThat(Dense.columns(lists, 2)).isEmpty();
    SparseRows nobody = new SparseRows.Builder(0, 3).build();
    assertThat(new NeighbourRegression(1, 2, 2).fit(CoOccurrences.of(nobody, 0, 2), 0).entries())
        .isZero();
  }

  @Test
  void refusesSettingsOutOfRange() {
    for (double value : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new NeighbourRegression(value, 1, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("regularization must be a number above 0, was " + value);
    }
    assertThatThrownBy(() -> new NeighbourRegression(1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("were 0 and 1");
  }

  private static double[] weights(StrongestEntries entries) {
    double[] weights = new double[ITEMS];
    for (int i = 0; i < entries.columns().length; i++) {
      weights[entries.columns()[i]] = entries.values()[i];
    }
    return weights;
  }

  private static double[] solve(double[][] gramian, int item, int[] unknowns, double lambda) {
    double[][] matrix = new double[unknowns.length][unknowns.length];
    double[] right = new double[unknowns.length];
    for (int i = 0; i < unknowns.length; i++) {
      right[i] = gramian[unknowns[i]][item];
      for (int j = 0; j < unknowns.length; j++) {
        matrix[i][j] = gramian[unknowns[i]][unknowns[j]] + (i == j ? lambda : 0);
      }
    }
    double[] solution = DenseNonNegative.solve(matrix, right);
    double[] weights = new double[ITEMS];
    Arrays.setAll(
        weights,
        i ->
            IntStream.range(0, unknowns.length)
                .filter(at -> unknowns[at] == i)
                .mapToDouble(at -> solution[at])
                .sum());
    return weights;
  }
}
