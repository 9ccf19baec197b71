package io.leat.core.als;

import io.leat.core.matrix.FloatRows;
import io.leat.core.matrix.GramianSum;
import java.util.Arrays;

/**
 * The equations of many items, in the letters of {@link FoldIn}, as they are: {@code rank x rank}.
 */
final class RankEquations implements FoldedEquations {
  private final float[][] vectors;
  private final float[] weights;
  private final int rank;
  private final float[] right;
  private final CholeskySolver solver;

  /**
   * @throws ArithmeticException when a value is not finite
   */
  RankEquations(float[] diagonal, float[][] vectors, float[] weights) {
    this.vectors = vectors;
    this.weights = weights;
    this.rank = diagonal.length;
    GramianSum left = new GramianSum(rank);
    left.reset(diagonal);
    this.right = new float[left.stride()];
    for (int i = 0; i < vectors.length; i++) {
      if (weights[i] > 0) {
        left.add(vectors[i], 0, weights[i]);
        FloatRows.add(vectors[i], weights[i], right);
      }
    }
    this.solver = new CholeskySolver(rank);
    solver.factorize(left.upperTriangle(), 0);
  }

  @Override
  public float[] vector() {
    return solve(right);
  }

  @Override
  public float[] contributions(float[] candidate) {
    float[] dual = solve(Arrays.copyOf(candidate, right.length));
    float[] parts = new float[vectors.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = weights[i] > 0 ? weights[i] * FloatRows.dot(vectors[i], dual) : 0;
    }
    return parts;
  }

  private float[] solve(float[] side) {
    float[] solution = new float[right.length];
    solver.solve(side, solution);
    return Arrays.copyOf(solution, rank);
  }
}
