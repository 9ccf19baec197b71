package io.leat.core.als;

import io.leat.core.matrix.Cholesky;
import io.leat.core.matrix.FloatRows;
import io.leat.core.matrix.FloatTiles;
import org.jspecify.annotations.Nullable;

/**
 * The equations of few items, in the letters of {@link FoldIn}, in the size of their number n:
 *
 * <pre>
 * x = D^-1 Z^T a,  (I + Z D^-1 Z^T) a = s
 * Z (D + Z^T Z)^-1 c = (I + Z D^-1 Z^T)^-1 Z D^-1 c          both by Woodbury
 * </pre>
 *
 * <p>About {@code n^2 rank / 2 + n^3 / 6} steps, and nothing of the size rank x rank.
 */
final class RowEquations implements FoldedEquations {
  /** Axes taken at once: what is kept of them stays in the processor's first cache. */
  private static final int BATCH_AXES = 32;

  private final float[] diagonal;
  private final float[][] vectors;
  private final float[] roots;
  private final float[] left;
  private final Cholesky cholesky;

  private RowEquations(float[] diagonal, float[][] vectors, float[] weights) {
    int size = FloatTiles.padded(vectors.length);
    this.diagonal = diagonal;
    this.vectors = vectors;
    this.roots = new float[size];
    this.left = new float[size * size];
    this.cholesky = new Cholesky(size);
    for (int i = 0; i < vectors.length; i++) {
      roots[i] = (float) Math.sqrt(weights[i]);
    }
  }

  /** Null when single precision does not do; it does where lambda is not nearly zero. */
  static @Nullable RowEquations of(float[] diagonal, float[][] vectors, float[] weights) {
    for (float value : diagonal) {
      if (!(value >= Float.MIN_NORMAL && value <= Float.MAX_VALUE)) {
        return null;
      }
    }
    RowEquations equations = new RowEquations(diagonal, vectors, weights);
    equations.fillLeft();
    return equations.cholesky.factorize(equations.left, equations.roots.length) ? equations : null;
  }

  private void fillLeft() {
    int size = roots.length;
    for (int i = 0; i < size; i++) {
      left[i * size + i] = 1;
    }
    float[] inverseRoots = new float[diagonal.length];
    for (int axis = 0; axis < inverseRoots.length; axis++) {
      inverseRoots[axis] = (float) (1 / Math.sqrt(diagonal[axis]));
    }
    float[] batch = new float[BATCH_AXES * size];
    for (int first = 0; first < diagonal.length; first += BATCH_AXES) {
      int axes = Math.min(BATCH_AXES, diagonal.length - first);
      fillTransposed(inverseRoots, first, axes, batch);
      FloatTiles.addGramian(batch, axes, size, left);
    }
  }

  /** Some rows of D^-1/2 Z^T. */
  private void fillTransposed(float[] inverseRoots, int first, int axes, float[] batch) {
    int size = roots.length;
    for (int i = 0; i < vectors.length; i++) {
      // What has no weight may hold anything.
      if (roots[i] > 0) {
        for (int k = 0, at = i; k < axes; k++, at += size) {
          batch[at] = roots[i] * inverseRoots[first + k] * vectors[i][first + k];
        }
      }
    }
  }

  @Override
  public float[] vector() {
    float[] a = new float[roots.length];
    cholesky.solve(left, roots.length, roots, a);
    float[] vector = new float[diagonal.length];
    for (int i = 0; i < vectors.length; i++) {
      if (roots[i] > 0) {
        FloatRows.add(vectors[i], roots[i] * a[i], vector);
      }
    }
    for (int axis = 0; axis < vector.length; axis++) {
      vector[axis] /= diagonal[axis];
    }
    return vector;
  }

  @Override
  public float[] contributions(float[] candidate) {
    float[] scaled = new float[candidate.length];
    for (int axis = 0; axis < scaled.length; axis++) {
      scaled[axis] = candidate[axis] / diagonal[axis];
    }
    float[] right = new float[roots.length];
    for (int i = 0; i < vectors.length; i++) {
      right[i] = roots[i] > 0 ? roots[i] * FloatRows.dot(vectors[i], scaled) : 0;
    }
    float[] solved = new float[roots.length];
    cholesky.solve(left, roots.length, right, solved);
    float[] parts = new float[vectors.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = roots[i] * solved[i];
    }
    return parts;
  }
}
