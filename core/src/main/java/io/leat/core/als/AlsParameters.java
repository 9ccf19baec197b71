package io.leat.core.als;

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
    long seed) {}
