package io.leat.core.als;

import io.leat.core.matrix.GramianSum;
import java.util.Arrays;

/**
 * The least-squares problem of one row (a user, or an item) against the fixed vectors of the other
 * side, as {@link FoldIn} solves it, one row at a time:
 *
 * <pre>
 * (sum_i w_i v_i v_i^T + alpha_0 G + lambda f^nu I) x = sum_i w_i v_i
 * </pre>
 *
 * <p>where i runs over the observed vectors, G is the Gramian of all vectors of the other side and
 * f the row's {@linkplain AlsParameters.Frequency frequency}. {@link RowSolver} gives the same
 * answer for many rows against the same vectors. One thread at a time.
 */
final class NormalEquations {
  private final AlsParameters parameters;
  private final int rank;
  private final double unobservedMass;
  private final GramianSum left;
  private final float[] right;
  private final float[] solution;
  private final CholeskySolver solver;
  private double observed;
  private boolean factorized;

  NormalEquations(AlsParameters parameters, float[] gramian, int otherSide) {
    this.parameters = parameters;
    this.rank = parameters.rank();
    this.unobservedMass = parameters.unobservedWeight() * otherSide;
    float[] scaledGramian = new float[gramian.length];
    for (int i = 0; i < gramian.length; i++) {
      scaledGramian[i] = (float) (parameters.unobservedWeight() * gramian[i]);
    }
    this.left = new GramianSum(rank);
    this.right = new float[left.stride()];
    this.solution = new float[left.stride()];
    this.solver = new CholeskySolver(rank);
    left.reset(scaledGramian);
  }

  /** Adds one observed vector, which stands in {@code values} from {@code offset} on. */
  void observe(float[] values, int offset, float weight) {
    if (weight == 0) {
      return;
    }
    left.add(values, offset, weight);
    for (int i = 0; i < rank; i++) {
      right[i] += weight * values[offset + i];
    }
    observed += weight;
    factorized = false;
  }

  boolean isEmpty() {
    return observed == 0;
  }

  /** The row's vector; all zero when nothing was observed. */
  void solve(float[] target, int offset) {
    if (isEmpty()) {
      Arrays.fill(target, offset, offset + rank, 0);
      return;
    }
    factorize();
    solver.solve(right, solution);
    System.arraycopy(solution, 0, target, offset, rank);
  }

  /** The inverse of the left side, applied to another right side. */
  float[] solveFor(float[] otherRight) {
    factorize();
    solver.solve(Arrays.copyOf(otherRight, solution.length), solution);
    return Arrays.copyOf(solution, rank);
  }

  private void factorize() {
    if (factorized) {
      return;
    }
    factorized = true;
    double ridge = regularizationOf(observed, unobservedMass, parameters);
    solver.factorize(left.upperTriangle(), ridge);
  }

  /** The weight of a row's squared length in the loss. */
  static double regularizationOf(double observed, double unobservedMass, AlsParameters parameters) {
    double frequency = parameters.frequency().of(observed, unobservedMass);
    return parameters.regularization() * Math.pow(frequency, parameters.frequencyExponent());
  }
}
