package io.leat.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leat.core.matrix.DenseRows;
import io.leat.core.matrix.SparseRows;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruncatedSvdTest {
  /** The wide cases leave more directions than the random basis has columns. */
  @ParameterizedTest
  @CsvSource({"30, 20, 5, 1", "20, 30, 8, 2", "15, 15, 15, 3", "120, 90, 6, 4", "90, 140, 10, 5"})
  void spansTheSubspaceOfTheDenseSvd(int rows, int columns, int dimension, long seed) {
    DMatrixRMaj dense = decayingSpectrum(rows, columns, seed);
    DenseRows vectors = TruncatedSvd.rightVectors(sparse(dense), dimension, seed);

    DMatrixRMaj expected = new DMatrixRMaj(columns, dimension);
    CommonOps_DDRM.extract(denseRightVectors(dense), 0, columns, 0, dimension, expected, 0, 0);
    DMatrixRMaj actual = toDouble(vectors);
    DMatrixRMaj overlap = new DMatrixRMaj(dimension, dimension);
    CommonOps_DDRM.multTransA(expected, actual, overlap);
    for (int i = 0; i < dimension; i++) {
      assertThat(Math.abs(overlap.get(i, i)))
          .as("%d x %d, seed %d: direction %d", rows, columns, seed, i)
          .isCloseTo(1, within(1e-4));
    }
    DMatrixRMaj gramian = new DMatrixRMaj(dimension, dimension);
    CommonOps_DDRM.multInner(actual, gramian);
    CommonOps_DDRM.subtractEquals(gramian, CommonOps_DDRM.identity(dimension));
    assertThat(NormOps_DDRM.normF(gramian)).as("orthonormal, seed %d", seed).isLessThan(1e-4);
  }

  @Test
  void isDeterministicBySeed() {
    SparseRows matrix = sparse(decayingSpectrum(60, 50, 1));
    assertThat(TruncatedSvd.rightVectors(matrix, 5, 3).values())
        .isEqualTo(TruncatedSvd.rightVectors(matrix, 5, 3).values());
  }

  @Test
  void directionsThatTheDataLacksAreZero() {
    // Rank 2: the third row is the sum of the first two.
    SparseRows matrix =
        SparseRows.fromTriples(
            3, 4, new int[] {0, 1, 2, 2}, new int[] {0, 2, 0, 2}, new float[] {3, 1, 3, 1});
    DenseRows vectors = TruncatedSvd.rightVectors(matrix, 6, 1);
    assertThat(vectors.columns()).isEqualTo(6);
    for (int row = 0; row < 4; row++) {
      for (int column = 2; column < 6; column++) {
        assertThat(vectors.row(row)[column]).as("%d, %d", row, column).isZero();
      }
    }
    assertThat(vectors.row(1)).containsExactly(new float[6], within(1e-6f));
    assertThat(vectors.row(0)[0]).isNotZero();
    assertThat(vectors.row(2)[1]).isNotZero();
  }

  @Test
  void emptyAndZeroMatricesGiveZero() {
    assertThat(TruncatedSvd.rightVectors(new SparseRows.Builder(0, 3).build(), 2, 1).values())
        .hasSize(6)
        .containsOnly(0);
    assertThat(TruncatedSvd.rightVectors(new SparseRows.Builder(3, 0).build(), 2, 1).values())
        .isEmpty();
    assertThat(TruncatedSvd.rightVectors(new SparseRows.Builder(3, 3).build(), 2, 1).values())
        .hasSize(6)
        .containsOnly(0);
  }

  private static DMatrixRMaj denseRightVectors(DMatrixRMaj dense) {
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(dense.numRows, dense.numCols, true, true, true);
    assertThat(svd.decompose(dense.copy())).isTrue();
    DMatrixRMaj u = svd.getU(null, false);
    DMatrixRMaj w = svd.getW(null);
    DMatrixRMaj v = svd.getV(null, false);
    SingularOps_DDRM.descendingOrder(u, false, w, v, false);
    return v;
  }

  /** Random orthogonal-ish factors with clearly separate singular values. */
  private static DMatrixRMaj decayingSpectrum(int rows, int columns, long seed) {
    Random random = new Random(seed);
    int inner = Math.min(rows, columns);
    DMatrixRMaj left = gaussian(rows, inner, random);
    DMatrixRMaj right = gaussian(inner, columns, random);
    for (int i = 0; i < inner; i++) {
      for (int row = 0; row < rows; row++) {
        left.set(row, i, left.get(row, i) * Math.pow(0.7, i));
      }
    }
    DMatrixRMaj product = new DMatrixRMaj(rows, columns);
    CommonOps_DDRM.mult(left, right, product);
    for (int i = 0; i < product.data.length; i++) {
      product.data[i] = (float) product.data[i];
    }
    return product;
  }

  private static DMatrixRMaj gaussian(int rows, int columns, Random random) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] = random.nextGaussian();
    }
    return matrix;
  }

  private static SparseRows sparse(DMatrixRMaj dense) {
    SparseRows.Builder builder = new SparseRows.Builder(dense.numRows, dense.numCols);
    for (int row = 0; row < dense.numRows; row++) {
      for (int column = 0; column < dense.numCols; column++) {
        builder.add(row, column, (float) dense.get(row, column));
      }
    }
    return builder.build();
  }

  private static DMatrixRMaj toDouble(DenseRows rows) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows.rows(), rows.columns());
    for (int i = 0; i < rows.values().length; i++) {
      matrix.data[i] = rows.values()[i];
    }
    return matrix;
  }
}
