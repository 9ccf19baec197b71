package io.leat.core.als;

import io.leat.core.matrix.GramianSum;
import java.util.Arrays;

/**
 * The least-squares problem of one row (a user, or an item) against the fixed vectors of the other
 * side, the one step of which both {@link ImplicitAls} and {@link FoldIn} are made:
 *
 * <pre>
 * (sum_i w_i v_i v_i^T + alpha_0 G + lambda (sum_i w_i + alpha_0 m)^nu I) x = sum_i w_i v_i
 * </pre>
 *
 * <p>where i runs over the observed vectors, G is the Gramian of all m vectors of the other side.
 * Reused from row to row; one thread at a time.
 */
final class NormalEquations {
  private final AlsParameters parameters;
  private final int rank;
  private final double unobservedMass;
  private final float[] scaledGramian;
  private final GramianSum left;
  private final float[] right;
  private final CholeskySolver solver;
  private double observed;

  NormalEquations(AlsParameters parameters, float[] gramian, int otherSide) {
    this.parameters = parameters;
    this.rank = parameters.rank();
    this.unobservedMass = parameters.unobservedWeight() * otherSide;
    this.scaledGramian = new float[gramian.length];
    for (int i = 0; i < gramian.length; i++) {
      scaledGramian[i] = (float) (parameters.unobservedWeight() * gramian[i]);
    }
    this.left = new GramianSum(rank);
    this.right = new float[rank];
    this.solver = new CholeskySolver(rank);
    reset();
  }

  void reset() {
    left.reset(scaledGramian);
    Arrays.fill(right, 0);
    observed = 0;
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
    solver.solve(right, 0, target, offset);
  }

  /** The inverse of the left side, applied to another right side. */
  float[] solveFor(float[] otherRight) {
    float[] solution = new float[rank];
    factorize();
    solver.solve(otherRight, 0, solution, 0);
    return solution;
  }

  private void factorize() {
    double ridge = regularizationOf(observed, unobservedMass, parameters);
    solver.factorize(left.upperTriangle(), ridge);
  }

  /** The weight of a row's squared length in the loss. */
  static double regularizationOf(double observed, double unobservedMass, AlsParameters parameters) {
    return parameters.regularization()
        * Math.pow(observed + unobservedMass, parameters.frequencyExponent());
  }
}
