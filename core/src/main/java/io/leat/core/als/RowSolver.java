package io.leat.core.als;

import io.leat.core.matrix.Cholesky;
import io.leat.core.matrix.FloatRows;
import io.leat.core.matrix.FloatTiles;
import io.leat.core.matrix.SparseRows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Solves rows of one side against the other. In the basis of {@link GramianBasis}, with the
 * observed vectors times the roots of their weights as the rows of Z and these roots as s, a row's
 * normal equations are
 *
 * <pre>
 * (D + Z^T Z) x = Z^T s          D = alpha_0 L + lambda f^nu I, diagonal
 * x = D^-1 Z^T a,  (I + Z D^-1 Z^T) a = s          the same x (Woodbury)
 * </pre>
 *
 * <p>The first has the size of the rank, the second that of the row. A short row takes the second.
 * Where both are large, {@link SubspaceSteps} lead towards x from the vector that the row has.
 * Reused from row to row; one thread at a time.
 */
public final class RowSolver {
  /** Rows of up to this part of the rank are solved in their own size. */
  private static final double SHORT = 0.75;

  private final FixedSide fixed;
  private final SubspaceSize subspace;
  private final int rank;
  private final int stride;
  private final int shortRow;
  private final double unobservedMass;
  private final float[] diagonal;
  private final ObservedRow row;
  private final float[] left;
  private final float[] right;
  private final float[] solution;
  private final Cholesky cholesky;
  private final CholeskySolver fallback;
  private final RowRotation back;

  /** Null where all rows are solved exactly. */
  private final @Nullable SubspaceSteps steps;

  private final float[] solved;

  /** Which row of the batch each of {@link #solved} is. */
  private final int[] order = new int[RowRotation.BATCH];

  public RowSolver(FixedSide fixed, SubspaceSize subspace) {
    this(fixed, subspace, (int) (SHORT * fixed.parameters().rank()));
  }

  /**
   * @param shortRow rows of up to so many observations are solved in their own size
   */
  RowSolver(FixedSide fixed, SubspaceSize subspace, int shortRow) {
    this.fixed = fixed;
    this.subspace = subspace;
    this.rank = fixed.parameters().rank();
    this.stride = fixed.stride();
    this.shortRow = shortRow;
    this.unobservedMass = fixed.parameters().unobservedWeight() * fixed.size();
    int largest = Math.max(stride, FloatTiles.padded(shortRow));
    this.diagonal = new float[stride];
    this.row = new ObservedRow(fixed, shortRow);
    this.left = new float[Math.multiplyExact(largest, largest)];
    this.right = new float[largest];
    this.solution = new float[largest];
    this.cholesky = new Cholesky(largest);
    this.fallback = new CholeskySolver(rank);
    this.back = fixed.basis().inverseRotation();
    this.steps = subspace.steps(rank) ? new SubspaceSteps(fixed.basis(), subspace) : null;
    this.solved = new float[RowRotation.BATCH * stride];
  }

  /**
   * Solves rows {@code from} to {@code to} of a matrix whose columns are the fixed rows at hand:
   * long ones {@linkplain #isStepped in steps}, the others exactly.
   *
   * @param target where steps are taken, the vectors to start from, zero where there are none yet;
   *     becomes the vectors, rank numbers each, the first at {@code at}; the zero vector where
   *     nothing has weight
   */
  public void solve(SparseRows rows, int from, int to, float[] target, int at) {
    for (int first = from; first < to; first += RowRotation.BATCH) {
      int count = Math.min(RowRotation.BATCH, to - first);
      solveBatch(rows, first, count, target, at + (first - from) * rank);
    }
  }

  /** Whether the row is taken in steps, which need the vector to start from. */
  public boolean isStepped(SparseRows rows, int index) {
    return subspace.steps(rank, rows.offsets()[index + 1] - rows.offsets()[index]);
  }

  private void solveBatch(SparseRows rows, int first, int count, float[] target, int at) {
    Arrays.fill(solved, 0, count * stride, 0);
    int stepped = 0;
    for (int i = 0, others = 0; i < count; i++) {
      if (isStepped(rows, first + i)) {
        System.arraycopy(target, at + i * rank, solved, stepped * stride, rank);
        order[stepped++] = i;
      } else {
        order[count - ++others] = i;
      }
    }
    if (steps != null) {
      steps.rotate(solved, stepped);
    }
    for (int i = 0; i < count; i++) {
      solve(rows, first + order[i], i < stepped ? steps : null, i * stride);
    }
    back.apply(solved, 0, count);
    for (int i = 0; i < count; i++) {
      System.arraycopy(solved, i * stride, target, at + order[i] * rank, rank);
    }
  }

  private void solve(SparseRows rows, int index, @Nullable SubspaceSteps by, int at) {
    double observed = row.set(rows, index);
    if (row.count() == 0) {
      Arrays.fill(solved, at, at + stride, 0);
      return;
    }
    fillDiagonal(observed);
    if (by != null) {
      by.apply(row, diagonal, solved, at);
    } else if (row.count() > shortRow || !solveInRowSize(at)) {
      solveInRank(at);
    }
  }

  private void fillDiagonal(double observed) {
    AlsParameters parameters = fixed.parameters();
    double ridge = parameters.ridge(observed, unobservedMass);
    double[] values = fixed.basis().values();
    for (int i = 0; i < rank; i++) {
      diagonal[i] = (float) (parameters.unobservedWeight() * values[i] + ridge);
    }
    // Of the padding, for which any number but zero will do.
    Arrays.fill(diagonal, rank, stride, 1);
  }

  private void solveInRank(int at) {
    Arrays.fill(left, 0, stride * stride, 0);
    Arrays.fill(right, 0, stride, 0);
    for (int i = 0; i < stride; i++) {
      left[i * stride + i] = diagonal[i];
    }
    row.addTo(0, stride, row.roots(), left, right);
    fallback.factorize(left, 0);
    fallback.solve(right, solution);
    System.arraycopy(solution, 0, solved, at, stride);
  }

  /** False when single precision does not do; it does where lambda is not nearly zero. */
  private boolean solveInRowSize(int at) {
    int size = FloatTiles.padded(row.count());
    for (int i = 0; i < rank; i++) {
      if (!(diagonal[i] >= Float.MIN_NORMAL)) {
        return false;
      }
    }
    row.kernel(diagonal, left, size);
    if (!cholesky.factorize(left, size)) {
      return false;
    }
    cholesky.solve(left, size, row.roots(), solution);
    Arrays.fill(right, 0, stride, 0);
    row.combine(solution, right);
    FloatRows.divide(right, diagonal, solved, at, stride);
    return true;
  }
}
