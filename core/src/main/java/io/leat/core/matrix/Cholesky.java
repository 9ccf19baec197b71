package io.leat.core.matrix;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Symmetric positive definite systems {@code A x = b} by the factorisation {@code A = U^T U}, in
 * single precision, without allocation, in place. Four rows of U at a time: first what the rows
 * above take from them ({@link FloatTiles#addProduct}), then the four among themselves.
 *
 * <p>EJML's allocation-free forms of the same (CholeskyDecompositionInner and -Block) were tried:
 * their inner loops are scalar, and already at rank 64 they take several times as long.
 *
 * <p>Reused from system to system, of any padded size up to the largest; one thread at a time.
 */
public final class Cholesky {
  private final float[] inverseDiagonal;
  private final float[] pending;
  private final float[] lanes = new float[FloatRows.lanes()];

  /**
   * @param largest the largest system's size, padded
   */
  public Cholesky(int largest) {
    this.inverseDiagonal = new float[largest];
    this.pending = new float[largest];
  }

  /**
   * Replaces the upper triangle of A by that of U.
   *
   * @param matrix row-major {@code size x size}; what stands below the diagonal is not read, and
   *     means nothing afterwards
   * @param size a {@linkplain FloatTiles#padded padded} size; where the system is smaller, the rest
   *     of the diagonal is 1, of the matrix 0
   * @return false when A is not positive definite in single precision, or not finite
   */
  public boolean factorize(float[] matrix, int size) {
    for (int row = 0; row < size; row += FloatTiles.ROWS) {
      int first = FloatTiles.aligned(row);
      FloatTiles.addProduct(
          matrix,
          row,
          1,
          size,
          matrix,
          first,
          size,
          row,
          -1,
          matrix,
          row * size + first,
          size,
          size - first);
      if (!factorizeFour(matrix, size, row, first)) {
        return false;
      }
    }
    return true;
  }

  private boolean factorizeFour(float[] m, int size, int row, int first) {
    int r0 = row * size;
    int r1 = r0 + size;
    int r2 = r1 + size;
    int r3 = r2 + size;
    float d0 = m[r0 + row];
    float i0 = (float) (1 / Math.sqrt(d0));
    float u01 = m[r0 + row + 1] * i0;
    float u02 = m[r0 + row + 2] * i0;
    float u03 = m[r0 + row + 3] * i0;
    float d1 = m[r1 + row + 1] - u01 * u01;
    float i1 = (float) (1 / Math.sqrt(d1));
    float u12 = (m[r1 + row + 2] - u01 * u02) * i1;
    float u13 = (m[r1 + row + 3] - u01 * u03) * i1;
    float d2 = m[r2 + row + 2] - u02 * u02 - u12 * u12;
    float i2 = (float) (1 / Math.sqrt(d2));
    float u23 = (m[r2 + row + 3] - u02 * u03 - u12 * u13) * i2;
    float d3 = m[r3 + row + 3] - u03 * u03 - u13 * u13 - u23 * u23;
    float i3 = (float) (1 / Math.sqrt(d3));
    if (!(isPivot(d0) && isPivot(d1) && isPivot(d2) && isPivot(d3))) {
      return false;
    }
    inverseDiagonal[row] = i0;
    inverseDiagonal[row + 1] = i1;
    inverseDiagonal[row + 2] = i2;
    inverseDiagonal[row + 3] = i3;
    for (int column = first; column < size; column += FloatTiles.LANES) {
      FloatVector v0 = load(m, r0 + column).mul(i0);
      FloatVector v1 = load(m, r1 + column).sub(v0.mul(u01)).mul(i1);
      FloatVector v2 = load(m, r2 + column).sub(v0.mul(u02)).sub(v1.mul(u12)).mul(i2);
      FloatVector v3 =
          load(m, r3 + column).sub(v0.mul(u03)).sub(v1.mul(u13)).sub(v2.mul(u23)).mul(i3);
      v0.intoArray(m, r0 + column);
      v1.intoArray(m, r1 + column);
      v2.intoArray(m, r2 + column);
      v3.intoArray(m, r3 + column);
    }
    return true;
  }

  private static boolean isPivot(float value) {
    return value > 0 && value <= Float.MAX_VALUE;
  }

  private static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(FloatTiles.SPECIES, values, at);
  }

  /**
   * Solves against a factorisation by this object, the last of this size.
   *
   * @param factor what {@link #factorize} left
   * @param right b, of length {@code size}; not changed
   * @param solution becomes x, of length {@code size}
   */
  public void solve(float[] factor, int size, float[] right, float[] solution) {
    System.arraycopy(right, 0, pending, 0, size);
    for (int row = 0; row < size; row += FloatTiles.ROWS) {
      solveDown(factor, size, row);
    }
    // The unsolved are zero, and take what stands below the diagonal out of the sums.
    Arrays.fill(solution, 0, size, 0);
    for (int row = size - FloatTiles.ROWS; row >= 0; row -= FloatTiles.ROWS) {
      solveUp(factor, size, row, solution);
    }
  }

  /** U^T y = b: four numbers of y, and out of the rest of b what they account for. */
  private void solveDown(float[] u, int size, int row) {
    int r0 = row * size;
    int r1 = r0 + size;
    int r2 = r1 + size;
    int r3 = r2 + size;
    float y0 = pending[row] * inverseDiagonal[row];
    float y1 = (pending[row + 1] - u[r0 + row + 1] * y0) * inverseDiagonal[row + 1];
    float y2 =
        (pending[row + 2] - u[r0 + row + 2] * y0 - u[r1 + row + 2] * y1) * inverseDiagonal[row + 2];
    float y3 =
        (pending[row + 3] - u[r0 + row + 3] * y0 - u[r1 + row + 3] * y1 - u[r2 + row + 3] * y2)
            * inverseDiagonal[row + 3];
    int next = row + FloatTiles.ROWS;
    int column = next;
    int vectors = Math.min(size, FloatTiles.padded(next));
    for (; column < vectors; column++) {
      pending[column] -=
          u[r0 + column] * y0 + u[r1 + column] * y1 + u[r2 + column] * y2 + u[r3 + column] * y3;
    }
    for (; column < size; column += FloatTiles.LANES) {
      load(pending, column)
          .sub(load(u, r0 + column).mul(y0))
          .sub(load(u, r1 + column).mul(y1))
          .sub(load(u, r2 + column).mul(y2))
          .sub(load(u, r3 + column).mul(y3))
          .intoArray(pending, column);
    }
    pending[row] = y0;
    pending[row + 1] = y1;
    pending[row + 2] = y2;
    pending[row + 3] = y3;
  }

  /** U x = y: four numbers of x from those after them. */
  private void solveUp(float[] u, int size, int row, float[] x) {
    int r0 = row * size;
    int r1 = r0 + size;
    int r2 = r1 + size;
    int r3 = r2 + size;
    FloatVector s0 = FloatVector.zero(FloatTiles.SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int column = FloatTiles.aligned(row); column < size; column += FloatTiles.LANES) {
      FloatVector solved = load(x, column);
      s0 = solved.fma(load(u, r0 + column), s0);
      s1 = solved.fma(load(u, r1 + column), s1);
      s2 = solved.fma(load(u, r2 + column), s2);
      s3 = solved.fma(load(u, r3 + column), s3);
    }
    int n = FloatTiles.LANES;
    s0.intoArray(lanes, 0);
    s1.intoArray(lanes, n);
    s2.intoArray(lanes, 2 * n);
    s3.intoArray(lanes, 3 * n);
    float x3 = (pending[row + 3] - FloatRows.sumLanes(lanes, 3 * n)) * inverseDiagonal[row + 3];
    float x2 =
        (pending[row + 2] - FloatRows.sumLanes(lanes, 2 * n) - u[r2 + row + 3] * x3)
            * inverseDiagonal[row + 2];
    float x1 =
        (pending[row + 1]
                - FloatRows.sumLanes(lanes, n)
                - u[r1 + row + 2] * x2
                - u[r1 + row + 3] * x3)
            * inverseDiagonal[row + 1];
    float x0 =
        (pending[row]
                - FloatRows.sumLanes(lanes, 0)
                - u[r0 + row + 1] * x1
                - u[r0 + row + 2] * x2
                - u[r0 + row + 3] * x3)
            * inverseDiagonal[row];
    x[row] = x0;
    x[row + 1] = x1;
    x[row + 2] = x2;
    x[row + 3] = x3;
  }
}
