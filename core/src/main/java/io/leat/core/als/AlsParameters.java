package io.leat.core.als;

import io.leat.core.matrix.SparseRows;
import java.io.Serializable;

/**
 * The settings of implicit matrix factorisation, in the form of Rendle, Krichene, Zhang &amp;
 * Koren, "Revisiting the Performance of iALS on Item Recommendation Benchmarks" (2021), equation 3
 * and section 3.
 *
 * @param rank dimension of the factors
 * @param sweeps how often both sides are solved
 * @param unobservedWeight alpha_0, the weight of every user-item pair's pull towards zero, in the
 *     units of the interactions' weights; see {@link #scaledTo}
 * @param regularization lambda
 * @param frequencyExponent nu: 1 scales the regularisation of a row by the sum of its weights, 0
 *     not at all
 * @param frequency which weights that sum counts
 * @param seed of the initial factors
 */
public record AlsParameters(
    int rank,
    int sweeps,
    double unobservedWeight,
    double regularization,
    double frequencyExponent,
    Frequency frequency,
    long seed)
    implements Serializable {

  /** What the weights of a row are, by the sum of which its regularisation is scaled. */
  public enum Frequency {
    /** Those of all its pairs: the observed ones, and alpha_0 for each pair that there could be. */
    ALL_PAIRS,

    /**
     * Those observed alone (Zhou, Wilkinson, Schreiber &amp; Pan 2008, "Large-scale parallel
     * collaborative filtering for the Netflix Prize", section 3.2; Apache Spark's form).
     */
    OBSERVED;

    /** The sum, of a row whose observed weights add up to {@code observed}. */
    double of(double observed, double unobserved) {
      return this == ALL_PAIRS ? observed + unobserved : observed;
    }
  }

  /**
   * To be {@link #scaledTo} the interactions. Chosen on a dense data set of films and on a sparse
   * one of records, where one and the same setting recalls about the most: a regularisation of half
   * as much loses on the sparse set, of twice as much on the dense one. By {@link
   * Frequency#ALL_PAIRS} neither set's best serves the other.
   */
  public static final AlsParameters DEFAULT =
      new AlsParameters(64, 10, 0.35, 0.05, 1, Frequency.OBSERVED, 1);

  private static final double REFERENCE_DENSITY = 0.02;

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

  /** Of frequencies that count {@link Frequency#ALL_PAIRS}. */
  public AlsParameters(
      int rank,
      int sweeps,
      double unobservedWeight,
      double regularization,
      double frequencyExponent,
      long seed) {
    this(
        rank,
        sweeps,
        unobservedWeight,
        regularization,
        frequencyExponent,
        Frequency.ALL_PAIRS,
        seed);
  }

  /** These settings with rows' frequencies counted in another way. */
  public AlsParameters withFrequency(Frequency other) {
    return new AlsParameters(
        rank, sweeps, unobservedWeight, regularization, frequencyExponent, other, seed);
  }

  /**
   * The weight of a row's squared length in the loss, {@code lambda f^nu}.
   *
   * @param observed sum of the row's observed weights
   * @param unobservedMass weight of all of the row's pairs as unobserved ones
   */
  double ridge(double observed, double unobservedMass) {
    return regularization * Math.pow(frequency.of(observed, unobservedMass), frequencyExponent);
  }

  /** These settings at another rank. */
  public AlsParameters withRank(int other) {
    return new AlsParameters(
        other, sweeps, unobservedWeight, regularization, frequencyExponent, frequency, seed);
  }

  /**
   * These settings for interactions of another density and unit. {@code unobservedWeight} is chosen
   * for weights around 1 on 2 % of all pairs; it is scaled so that all pairs together weigh as many
   * times the observed weights as they would there. One default then serves a small dense shop, a
   * large sparse one, one of views (weight 1) and one of old purchases (weight 5, decayed). Train
   * and fold in with the settings returned.
   *
   * <p>Without this a large sparse shop may be regularised to nothing: a direction survives only if
   * its singular value in the matrix {@code w_ui / sqrt((s_u + alpha_0 m_u) (s_i + alpha_0 m_i))}
   * exceeds lambda, and with a fixed alpha_0 these fall with the density.
   */
  public AlsParameters scaledTo(SparseRows interactions) {
    double sum = 0;
    for (float weight : interactions.values()) {
      sum += weight;
    }
    return scaledTo(sum, interactions.rows(), interactions.columns());
  }

  /**
   * {@link #scaledTo(SparseRows)} for interactions of which only this is known.
   *
   * @param sum of all weights
   */
  public AlsParameters scaledTo(double sum, int rows, int columns) {
    double pairs = (double) rows * columns;
    double scale = sum > 0 ? sum / pairs / REFERENCE_DENSITY : 1;
    return new AlsParameters(
        rank, sweeps, unobservedWeight * scale, regularization, frequencyExponent, frequency, seed);
  }
}
