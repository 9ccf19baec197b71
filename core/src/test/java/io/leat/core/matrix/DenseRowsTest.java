package io.leat.core.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenseRowsTest {
  @ParameterizedTest
  @CsvSource({"0, 3", "1, 1", "7, 5", "8, 64", "9, 65", "5000, 4"})
  void gramianIsTheSumOfOuterProducts(int rows, int columns) {
    DenseRows matrix = random(rows, columns);
    float[] gramian = matrix.gramian();
    assertThat(gramian).hasSize(columns * columns);
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < columns; j++) {
        double expected = 0;
        for (int row = 0; row < rows; row++) {
          expected += (double) matrix.row(row)[i] * matrix.row(row)[j];
        }
        assertThat((double) gramian[i * columns + j])
            .as("%d x %d at %d, %d", rows, columns, i, j)
            .isCloseTo(expected, within(1e-5 * (rows + 10)));
      }
    }
  }

  @Test
  void weightedSumsAreIndependentOfBatches() {
    for (int count : new int[] {0, 1, 2, 20, 511, 512, 513, 1100}) {
      DenseRows matrix = random(count, 3);
      GramianSum sum = new GramianSum(3);
      sum.add(new float[] {7, 8, 9}, 0, 1);
      sum.reset(new float[] {1, 4, 6});
      double expected = 0;
      double diagonal = 6;
      for (int row = 0; row < count; row++) {
        sum.add(matrix.values(), row * 3, row % 9 / 2f);
        expected += row % 9 / 2.0 * matrix.row(row)[1] * matrix.row(row)[2];
        diagonal += row % 9 / 2.0 * matrix.row(row)[2] * matrix.row(row)[2];
      }
      assertThat((double) sum.upperTriangle()[sum.stride() + 2])
          .as("%d vectors", count)
          .isCloseTo(expected, within(1e-5 * (count + 10)));
      assertThat((double) sum.upperTriangle()[2 * sum.stride() + 2])
          .as("%d vectors", count)
          .isCloseTo(diagonal, within(1e-5 * (count + 10)));
    }
  }

  @Test
  void dotAndRow() {
    DenseRows matrix = DenseRows.of(2, new float[] {1, 2}, new float[] {3, 4});
    assertThat(matrix.dot(1, new float[] {10, 100})).isEqualTo(430);
    assertThat(matrix.row(0)).containsExactly(1, 2);
    assertThat(matrix.isFinite()).isTrue();
    matrix.values()[3] = Float.NEGATIVE_INFINITY;
    assertThat(matrix.isFinite()).isFalse();
  }

  @Test
  void wrongShapesAreNamed() {
    refused(() -> new DenseRows(2, 3, new float[5]), "2 x 3 rows need 6 values, got 5");
    refused(() -> new DenseRows(-1, -3, new float[3]), "must be at least 0, were -1 and -3");
    refused(() -> DenseRows.of(2, new float[2], new float[3]), "row 1 must have 2 columns, had 3");
    refused(() -> DenseRows.zeros(1, 2).dot(0, new float[3]), "must have 2 numbers, had 3");
  }

  private static void refused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static DenseRows random(int rows, int columns) {
    Random random = new Random(31L * rows + columns);
    DenseRows matrix = DenseRows.zeros(rows, columns);
    for (int i = 0; i < matrix.values().length; i++) {
      matrix.values()[i] = (float) random.nextGaussian();
    }
    return matrix;
  }
}
