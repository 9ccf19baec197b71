package io.leat.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.matrix.DenseRows;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RidgeMapTest {
  /**
   * W = (C'C + r I)^-1 C'Y on centred data, b = mean(y) - W' mean(c): no intercept to solve for.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void equalsTheClosedForm(long seed) {
    int items = 40;
    int dimension = 6;
    int rank = 3;
    double regularization = 0.7;
    DenseRows content = random(items, dimension, seed);
    DenseRows factors = random(items, rank, seed + 50);
    double[] contentMean = mean(content);
    double[] factorMean = mean(factors);
    DMatrixRMaj c = centred(content, contentMean);
    DMatrixRMaj y = centred(factors, factorMean);
    DMatrixRMaj left = new DMatrixRMaj(dimension, dimension);
    CommonOps_DDRM.multTransA(c, c, left);
    CommonOps_DDRM.addEquals(left, regularization, CommonOps_DDRM.identity(dimension));
    CommonOps_DDRM.invert(left);
    DMatrixRMaj right = new DMatrixRMaj(dimension, rank);
    CommonOps_DDRM.multTransA(c, y, right);
    DMatrixRMaj weights = new DMatrixRMaj(dimension, rank);
    CommonOps_DDRM.mult(left, right, weights);

    RidgeMap map = RidgeMap.fit(content, factors, regularization);

    assertThat(map.contentDimension()).isEqualTo(dimension);
    assertThat(map.rank()).isEqualTo(rank);
    for (int j = 0; j < rank; j++) {
      double intercept = factorMean[j];
      for (int i = 0; i < dimension; i++) {
        intercept -= weights.get(i, j) * contentMean[i];
        assertThat((double) map.weights().row(i)[j])
            .as("seed %d, weight %d, %d", seed, i, j)
            .isCloseTo(weights.get(i, j), within(1e-5));
      }
      assertThat((double) map.weights().row(dimension)[j])
          .as("seed %d, intercept %d", seed, j)
          .isCloseTo(intercept, within(1e-5));
    }
  }

  @Test
  void recoversALinearMapAndAppliesIt() {
    DenseRows content = DenseRows.of(2, new float[] {0, 0}, new float[] {1, 0}, new float[] {0, 1});
    DenseRows factors = DenseRows.of(1, new float[] {3}, new float[] {5}, new float[] {2});
    RidgeMap map = RidgeMap.fit(content, factors, 1e-9);
    assertThat(map.apply(new float[] {10, 100})[0]).isCloseTo(3 + 2 * 10 - 100, within(1e-2f));
  }

  @Test
  void oneItemAndPaddedContentGiveTheMean() {
    DenseRows content = DenseRows.of(3, new float[] {0.6f, 0.8f, 0});
    DenseRows factors = DenseRows.of(2, new float[] {4, -1});
    RidgeMap map = RidgeMap.fit(content, factors, 1);
    assertThat(map.apply(new float[] {0, 0, 1}))
        .containsExactly(new float[] {4, -1}, within(1e-5f));
  }

  @Test
  void wrongInputIsNamed() {
    DenseRows two = DenseRows.zeros(2, 2);
    DenseRows broken = DenseRows.of(1, new float[] {1}, new float[] {Float.NaN});
    refused(() -> RidgeMap.fit(two, DenseRows.zeros(3, 1), 1), "had 2 and 3 rows");
    refused(() -> RidgeMap.fit(DenseRows.zeros(0, 2), DenseRows.zeros(0, 1), 1), "had none");
    refused(() -> RidgeMap.fit(two, broken, 1), "must be finite");
    refused(() -> RidgeMap.fit(two, two, 0), "regularization must be a number above 0, was 0.0");
    refused(() -> RidgeMap.fit(two, two, Double.NaN), "was NaN");
    refused(() -> new RidgeMap(DenseRows.zeros(0, 2)), "were 0 x 2");
    refused(() -> new RidgeMap(broken), "weights must be finite");
    refused(() -> new RidgeMap(two).apply(new float[2]), "must have 1 numbers, had 2");
  }

  private static void refused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static double[] mean(DenseRows rows) {
    double[] mean = new double[rows.columns()];
    for (int i = 0; i < rows.values().length; i++) {
      mean[i % rows.columns()] += rows.values()[i] / (double) rows.rows();
    }
    return mean;
  }

  private static DMatrixRMaj centred(DenseRows rows, double[] mean) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows.rows(), rows.columns());
    for (int i = 0; i < rows.values().length; i++) {
      matrix.data[i] = rows.values()[i] - mean[i % rows.columns()];
    }
    return matrix;
  }

  private static DenseRows random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    DenseRows matrix = DenseRows.zeros(rows, columns);
    for (int i = 0; i < matrix.values().length; i++) {
      matrix.values()[i] = (float) (random.nextGaussian() + i % columns);
    }
    return matrix;
  }
}
