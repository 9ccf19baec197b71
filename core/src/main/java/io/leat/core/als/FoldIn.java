package io.leat.core.als;

import org.jspecify.annotations.Nullable;

/**
 * The exact least-squares vector of one more user against fixed item factors, the very step that
 * {@link ImplicitAls} ends with for a user. The factors stand in their {@link PrincipalAxes}: with
 * the user's item vectors times the roots of their weights as the rows of Z, and these roots as s,
 *
 * <pre>
 * (D + Z^T Z) x = Z^T s          D = alpha_0 squares + lambda f^nu I, diagonal
 * </pre>
 *
 * <p>where f is the user's {@linkplain AlsParameters.Frequency frequency}. Few items are solved for
 * in their own number, {@link RowEquations}; many in the rank, {@link RankEquations}. Immutable,
 * safe for use by many threads.
 *
 * @param squares the diagonal of the sum over all items of y y^T, which is zero elsewhere; rank
 *     numbers
 * @param items how many items that sums
 */
public record FoldIn(AlsParameters parameters, float[] squares, int items) {
  /** Up to this part of the rank, items are few. */
  private static final double FEW = 0.75;

  public FoldIn {
    if (squares.length != parameters.rank()) {
      throw new IllegalArgumentException(
          "squares must hold rank = %d numbers, held %d"
              .formatted(parameters.rank(), squares.length));
    }
    for (float value : squares) {
      if (!(value >= 0) || value == Float.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("squares must be numbers of at least 0, held " + value);
      }
    }
    if (items < 0) {
      throw new IllegalArgumentException("items must be at least 0, was " + items);
    }
  }

  /** The fold-in against these item factors, of rank columns. */
  public static FoldIn of(PrincipalAxes items, AlsParameters parameters) {
    return new FoldIn(parameters, items.squares(), items.factors().rows());
  }

  public int rank() {
    return parameters.rank();
  }

  /**
   * Someone who interacted with {@code vectors.length} items.
   *
   * @param vectors item vectors in the principal axes, each of length rank
   * @param weights their weights, non-negative; zero-weight items are ignored
   */
  public FoldedIn fold(float[][] vectors, float[] weights) {
    return fold(vectors, weights, (int) (FEW * rank()));
  }

  /**
   * @param few up to so many items are solved for in their own number
   */
  FoldedIn fold(float[][] vectors, float[] weights, int few) {
    double observed = observed(rank(), vectors, weights);
    if (observed == 0) {
      return new FoldedIn(rank(), vectors.length, null);
    }
    float[] diagonal = diagonal(observed);
    @Nullable FoldedEquations equations =
        vectors.length <= few ? RowEquations.of(diagonal, vectors, weights) : null;
    return new FoldedIn(
        rank(),
        vectors.length,
        equations == null ? new RankEquations(diagonal, vectors, weights) : equations);
  }

  /** The interest vector of {@link #fold}. */
  public float[] solve(float[][] vectors, float[] weights) {
    return fold(vectors, weights).vector();
  }

  private float[] diagonal(double observed) {
    double alpha = parameters.unobservedWeight();
    double ridge = parameters.ridge(observed, alpha * items);
    float[] diagonal = new float[rank()];
    for (int axis = 0; axis < diagonal.length; axis++) {
      diagonal[axis] = (float) (alpha * squares[axis] + ridge);
    }
    return diagonal;
  }

  /**
   * The sum of the weights.
   *
   * @throws IllegalArgumentException when there are not as many as vectors, one is negative, or a
   *     vector is not of the rank
   */
  static double observed(int rank, float[][] vectors, float[] weights) {
    if (vectors.length != weights.length) {
      throw new IllegalArgumentException(
          "each vector needs a weight; got %d vectors and %d weights"
              .formatted(vectors.length, weights.length));
    }
    double observed = 0;
    for (int i = 0; i < vectors.length; i++) {
      if (vectors[i].length != rank) {
        throw new IllegalArgumentException(
            "vectors[%d] must have rank = %d numbers, had %d"
                .formatted(i, rank, vectors[i].length));
      }
      if (!(weights[i] >= 0) || weights[i] == Float.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "weights[%d] must be a number of at least 0, was %s".formatted(i, weights[i]));
      }
      observed += weights[i];
    }
    return observed;
  }
}
