package io.leat.core.als;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.FloatTiles;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CholeskySolverTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 15, 16, 17, 31, 64, 65, 100, 257})
  void agreesWithDoublePrecision(int size) {
    DenseRows rows = RandomInteractions.dense(3 * size, size, size);
    float[] gramian = rows.gramian();
    float[] right = RandomInteractions.dense(1, size, size + 1).row(0);
    DMatrixRMaj left = new DMatrixRMaj(size, size);
    DMatrixRMaj rightSide = new DMatrixRMaj(size, 1);
    for (int i = 0; i < size; i++) {
      rightSide.set(i, 0, right[i]);
      for (int j = 0; j < size; j++) {
        left.set(i, j, gramian[i * size + j] + (i == j ? 0.5 : 0));
      }
    }
    double[] expected = DenseReference.solve(left, rightSide);

    CholeskySolver solver = new CholeskySolver(size);
    solver.factorize(padded(size, gramian), 0.5);
    float[] solution = new float[FloatTiles.padded(size)];
    solver.solve(Arrays.copyOf(right, solution.length), solution);

    for (int i = 0; i < size; i++) {
      assertThat((double) solution[i])
          .as("size and seed %d, place %d", size, i)
          .isCloseTo(expected[i], within(1e-4));
    }
  }

  @Test
  void singularSystemHasAnAnswerThatSolvesIt() {
    // Rank one: x + y = 2 twice over. The smallest solution is (1, 1).
    CholeskySolver solver = new CholeskySolver(2);
    solver.factorize(padded(2, 1, 1, 1, 1), 0);
    float[] solution = new float[FloatTiles.padded(2)];
    solver.solve(Arrays.copyOf(new float[] {2, 2}, solution.length), solution);
    assertThat(solution[0] + solution[1]).isCloseTo(2, within(1e-3f));
  }

  @Test
  void indefiniteAndZeroSystemsAreAnsweredWithFiniteNumbers() {
    for (float[] matrix : new float[][] {{1, 2, 2, 1}, {0, 0, 0, 0}, {-1, 0, 0, 1}}) {
      CholeskySolver solver = new CholeskySolver(2);
      solver.factorize(padded(2, matrix), 0);
      float[] solution = new float[FloatTiles.padded(2)];
      solver.solve(new float[solution.length], solution);
      assertThat(solution).containsOnly(0);
    }
  }

  @Test
  void overflowIsSaid() {
    CholeskySolver solver = new CholeskySolver(2);
    assertThatThrownBy(() -> solver.factorize(padded(2, Float.NaN, 0, 0, 1), 1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("trace NaN");
    assertThatThrownBy(() -> solver.factorize(padded(2, 1, Float.NaN, 0, 1), 1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("not a number");
  }

  private static float[] padded(int size, float... matrix) {
    int stride = FloatTiles.padded(size);
    float[] padded = new float[stride * stride];
    for (int i = 0; i < size; i++) {
      System.arraycopy(matrix, i * size, padded, i * stride, size);
    }
    return padded;
  }
}
