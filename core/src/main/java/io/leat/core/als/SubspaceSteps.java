package io.leat.core.als;

import io.leat.core.matrix.FloatTiles;
import java.util.Arrays;

/**
 * Lowers a row's loss, one subspace after the other (Rendle, Krichene, Zhang &amp; Koren, "iALS++:
 * Speeding up Matrix Factorization with Subspace Optimization", 2021, algorithm 2), in the basis
 * and the letters of {@link RowSolver}. With the coordinates B of x free, the others fixed and the
 * residuals {@code r = s - Z x}, the lowest loss is at
 *
 * <pre>
 * x_B + c          (D_B + Z_B^T Z_B) c = Z_B^T r - D_B x_B
 * </pre>
 *
 * <p>so that the loss cannot rise, and nothing changes at the exact solution only. Where the paper
 * multiplies by the Gramian, this has its diagonal: in that basis only what the row observed ties
 * coordinates of different subspaces together, and the loss after each sweep is about that of exact
 * solutions.
 *
 * <p>All subspaces are of one width: the last overlaps the one before it where they do not fit.
 */
final class SubspaceSteps {
  private final RowRotation rotation;
  private final int stride;
  private final int width;
  private final float[] left;
  private final float[] right;
  private final float[] change;
  private final CholeskySolver cholesky;
  private float[] residuals = new float[64];

  SubspaceSteps(GramianBasis basis, SubspaceSize size) {
    this.rotation = basis.rotation();
    this.stride = FloatTiles.padded(basis.rank());
    this.width = Math.min(stride, FloatTiles.padded(size.coordinates()));
    this.left = new float[width * width];
    this.right = new float[width];
    this.change = new float[width];
    this.cholesky = new CholeskySolver(width);
  }

  /** Takes the first rows, of stride numbers each, into the basis. */
  void rotate(float[] rows, int count) {
    rotation.apply(rows, 0, count);
  }

  /**
   * One step in each subspace.
   *
   * @param diagonal of D
   * @param x stride numbers, the first at {@code at}
   */
  void apply(ObservedRow row, float[] diagonal, float[] x, int at) {
    int padded = FloatTiles.padded(row.count());
    if (padded > residuals.length) {
      residuals = new float[2 * padded];
    }
    System.arraycopy(row.roots(), 0, residuals, 0, padded);
    row.subtract(0, stride, x, at, residuals);
    for (int next = 0; next < stride; next += width) {
      step(row, Math.min(next, stride - width), diagonal, x, at);
    }
  }

  private void step(ObservedRow row, int first, float[] diagonal, float[] x, int at) {
    Arrays.fill(left, 0);
    for (int i = 0; i < width; i++) {
      left[i * width + i] = diagonal[first + i];
      right[i] = -diagonal[first + i] * x[at + first + i];
    }
    row.addTo(first, width, residuals, left, right);
    cholesky.factorize(left, 0);
    cholesky.solve(right, change);
    for (int i = 0; i < width; i++) {
      x[at + first + i] += change[i];
    }
    row.subtract(first, width, change, 0, residuals);
  }
}
