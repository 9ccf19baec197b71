package io.leat.core.als;

import java.io.Serializable;

/**
 * The settings of implicit matrix factorisation, in the form of Rendle, Krichene, Zhang &amp;
 * Koren, "Revisiting the Performance of iALS on Item Recommendation Benchmarks" (2021), equation 3
 * and section 3.
 *
 * @param rank dimension of the factors
 * @param sweeps how often both sides are solved
 * @param unobservedWeight alpha_0, the weight of every user-item pair's pull towards zero
 * @param regularization lambda
 * @param frequencyExponent nu: 1 scales the regularisation of a row by its number of interactions,
 *     0 not at all
 * @param seed of the initial factors
 */
public record AlsParameters(
    int rank,
    int sweeps,
    double unobservedWeight,
    double regularization,
    double frequencyExponent,
    long seed)
    implements Serializable {

  public static final AlsParameters DEFAULT = new AlsParameters(64, 10, 0.1, 0.003, 1, 1);

  /** An allowance against slips: one solve takes rank^3 / 6 multiplications, for every row. */
  private static final int MAX_RANK = 4096;

  public AlsParameters {
    if (rank < 1 || rank > MAX_RANK) {
      throw new IllegalArgumentException("rank must be 1 to " + MAX_RANK + ", was " + rank);
    }
    if (sweeps < 1) {
      throw new IllegalArgumentException("sweeps must be at least 1, was " + sweeps);
    }
    if (!(unobservedWeight >= 0) || unobservedWeight == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "unobservedWeight must be a number of at least 0, was " + unobservedWeight);
    }
    if (!(regularization > 0) || regularization == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "regularization must be a number above 0, or the equations may have no single solution; was "
              + regularization);
    }
    if (!(frequencyExponent >= 0 && frequencyExponent <= 2)) {
      throw new IllegalArgumentException(
          "frequencyExponent must be 0 to 2, was " + frequencyExponent);
    }
  }
}
