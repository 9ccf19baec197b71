package io.leat.core.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseRowsTest {
  @Test
  void triplesBecomeAscendingRowsAndDuplicatesAreSummed() {
    SparseRows rows =
        SparseRows.fromTriples(
            3,
            4,
            new int[] {2, 0, 2, 0, 2},
            new int[] {3, 1, 0, 1, 3},
            new float[] {1, 2, 3, 4, 5});
    assertThat(rows.offsets()).containsExactly(0, 1, 1, 3);
    assertThat(rows.indices()).containsExactly(1, 0, 3);
    assertThat(rows.values()).containsExactly(6, 3, 6);
    assertThat(rows.entries()).isEqualTo(3);
  }

  @Test
  void duplicatesAcrossRowsAreNotMixed() {
    SparseRows rows =
        new SparseRows.Builder(2, 2).add(0, 1, 1).add(1, 1, 2).add(0, 1, 4).add(1, 0, 8).build();
    assertThat(rows.offsets()).containsExactly(0, 1, 3);
    assertThat(rows.indices()).containsExactly(1, 0, 1);
    assertThat(rows.values()).containsExactly(5, 8, 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void agreesWithADenseMatrixAndItsTranspose(long seed) {
    Random random = new Random(seed);
    int rows = 1 + random.nextInt(30);
    int columns = 1 + random.nextInt(30);
    float[][] dense = new float[rows][columns];
    SparseRows.Builder builder = new SparseRows.Builder(rows, columns);
    for (int i = 0; i < random.nextInt(600); i++) {
      int row = random.nextInt(rows);
      int column = random.nextInt(columns);
      float value = 1 + random.nextInt(8);
      dense[row][column] += value;
      builder.add(row, column, value);
    }
    SparseRows sparse = builder.build();
    SparseRows transposed = sparse.transpose();
    float[][] back = new float[rows][columns];
    for (int column = 0; column < columns; column++) {
      for (int i = transposed.offsets()[column]; i < transposed.offsets()[column + 1]; i++) {
        back[transposed.indices()[i]][column] = transposed.values()[i];
      }
    }
    assertThat(back).as("seed %d", seed).isDeepEqualTo(dense);
    SparseRows twice = transposed.transpose();
    assertThat(twice.offsets()).as("seed %d", seed).isEqualTo(sparse.offsets());
    assertThat(twice.indices()).as("seed %d", seed).isEqualTo(sparse.indices());
    assertThat(twice.values()).as("seed %d", seed).isEqualTo(sparse.values());
  }

  @Test
  void emptyMatricesTranspose() {
    SparseRows transposed = new SparseRows.Builder(3, 0).build().transpose();
    assertThat(transposed.rows()).isZero();
    assertThat(transposed.columns()).isEqualTo(3);
    assertThat(new SparseRows.Builder(0, 3).build().transpose().offsets())
        .containsExactly(0, 0, 0, 0);
  }

  @Test
  void wrongArraysAreNamed() {
    float[] one = {1};
    refused(() -> new SparseRows(-1, 1, new int[] {0}, new int[0], new float[0]), "rows must be 0");
    refused(
        () -> new SparseRows(1, -2, new int[] {0, 0}, new int[0], new float[0]),
        "columns must be at least 0, was -2");
    refused(
        () -> new SparseRows(2, 1, new int[] {0, 1}, new int[1], one),
        "offsets must hold rows + 1 = 3 numbers, held 2");
    refused(
        () -> new SparseRows(1, 1, new int[] {0, 2}, new int[1], one),
        "they run from 0 to 2 for 1 indices and 1 values");
    refused(
        () -> new SparseRows(1, 1, new int[] {0, 1}, new int[1], new float[2]),
        "for 1 indices and 2 values");
    refused(
        () -> new SparseRows(2, 1, new int[] {0, 2, 1}, new int[1], one), "row 0 runs from 0 to 2");
    refused(
        () -> new SparseRows(3, 2, new int[] {0, 1, 0, 1}, new int[1], one),
        "row 1 runs from 1 to 0");
    refused(
        () -> new SparseRows(1, 2, new int[] {0, 2}, new int[] {1, 1}, new float[] {1, 1}),
        "columns of row 0 must ascend below 2, but 1 follows 1");
    refused(
        () -> new SparseRows(1, 2, new int[] {0, 1}, new int[] {2}, one),
        "columns of row 0 must ascend below 2, but 2 follows -1");
    refused(
        () -> new SparseRows(1, 2, new int[] {0, 1}, new int[] {1}, new float[] {Float.NaN}),
        "value at row 0, column 1 must be finite, was NaN");
    refused(
        () -> SparseRows.fromTriples(1, 1, new int[2], new int[1], one),
        "got 2 rows, 1 columns, 1 values");
    refused(
        () -> new SparseRows.Builder(1, 1).add(0, 0, Float.POSITIVE_INFINITY),
        "value at row 0, column 0 must be finite, was Infinity");
    assertThatThrownBy(() -> new SparseRows.Builder(1, 1).add(1, 0, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new SparseRows.Builder(1, 1).add(0, -1, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static void refused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
