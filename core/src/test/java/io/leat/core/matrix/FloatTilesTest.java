package io.leat.core.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatTilesTest {
  @ParameterizedTest
  @CsvSource({"1, 0", "1, 1", "2, 5", "3, 8", "4, 33", "5, 7", "9, 2"})
  void addsTheProductInEitherLayoutOfA(int vectors, int steps) {
    int width = vectors * FloatTiles.LANES;
    Random random = new Random(31L * vectors + steps);
    float[] b = numbers(random, 3 + steps * (width + 2));
    float[] a = numbers(random, 5 + 4 * (steps + 1) + steps * 8);
    float[] before = numbers(random, 2 + 4 * (width + 1));
    for (int[] layout : new int[][] {{1, 8}, {steps + 1, 1}}) {
      float[] c = before.clone();
      FloatTiles.addProduct(
          a, 5, layout[0], layout[1], b, 3, width + 2, steps, -1, c, 2, width + 1, width);
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < width; j++) {
          double expected = before[2 + i * (width + 1) + j];
          for (int k = 0; k < steps; k++) {
            expected -= (double) a[5 + i * layout[0] + k * layout[1]] * b[3 + k * (width + 2) + j];
          }
          assertThat((double) c[2 + i * (width + 1) + j])
              .as("%d vectors, %d steps, at %d, %d", vectors, steps, i, j)
              .isCloseTo(expected, within(1e-4));
        }
        assertThat(c[2 + i * (width + 1) + width < c.length ? 2 + i * (width + 1) + width : 0])
            .as("what stands between the rows")
            .isEqualTo(
                before[2 + i * (width + 1) + width < c.length ? 2 + i * (width + 1) + width : 0]);
      }
    }
  }

  @Test
  void paddedSizesAreWholeVectorsAndTiles() {
    for (int size = 0; size < 100; size++) {
      int padded = FloatTiles.padded(size);
      assertThat(padded).isBetween(size, size + 63);
      assertThat(padded % FloatTiles.LANES).isZero();
      assertThat(padded % FloatTiles.ROWS).isZero();
    }
  }

  private static float[] numbers(Random random, int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
