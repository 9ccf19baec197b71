package io.leat.core.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.matrix.DenseRows;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalAxesTest {

  @ParameterizedTest
  @CsvSource({"0, 3", "1, 1", "5, 9", "40, 16", "150, 33"})
  void columnsAreOrthogonalAndInnerProductsStay(int rows, int rank) {
    DenseRows before = RandomInteractions.dense(rows, rank, rank);
    PrincipalAxes axes = PrincipalAxes.of(RandomInteractions.dense(rows, rank, rank));
    DenseRows after = axes.factors();
    for (int row = 0; row < rows; row++) {
      for (int other = 0; other <= row; other++) {
        assertThat(after.dot(row, after.row(other)))
            .as("rows %d and %d", row, other)
            .isCloseTo(before.dot(row, before.row(other)), within(1e-4f));
      }
    }
    float[] gramian = after.gramian();
    for (int i = 0; i < rank; i++) {
      for (int j = 0; j < rank; j++) {
        assertThat(gramian[i * rank + j])
            .as("axes %d and %d", i, j)
            .isCloseTo(i == j ? axes.squares()[i] : 0, within(1e-3f));
      }
    }
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() throws ExecutionException, InterruptedException {
    PrincipalAxes many = PrincipalAxes.of(RandomInteractions.dense(9000, 7, 1));
    try (ForkJoinPool one = new ForkJoinPool(1)) {
      PrincipalAxes alone =
          one.submit(() -> PrincipalAxes.of(RandomInteractions.dense(9000, 7, 1))).get();
      assertThat(alone.factors().values()).containsExactly(many.factors().values());
      assertThat(alone.squares()).containsExactly(many.squares());
    }
  }

  @Test
  void whatIsNotFiniteIsRefused() {
    DenseRows rows = RandomInteractions.dense(3, 2, 1);
    rows.values()[1] = Float.NaN;
    assertThatThrownBy(() -> PrincipalAxes.of(rows))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("overflowed");
    assertThatThrownBy(() -> new PrincipalAxes(DenseRows.zeros(2, 3), new float[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a number for each of 3 columns, held 2");
  }
}
