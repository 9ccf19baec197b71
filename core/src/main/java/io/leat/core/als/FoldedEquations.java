package io.leat.core.als;

/** The equations of one {@link FoldIn}, factorised. Used by one thread. */
interface FoldedEquations {

  /** Their solution x, rank numbers. */
  float[] vector();

  /**
   * What each observation has in {@code candidate . x}: with {@code A = D + Z^T Z}, number i of
   * {@code Z A^-1 candidate}, times s_i.
   */
  float[] contributions(float[] candidate);
}
