package io.leat.core.als;

import java.util.SplittableRandom;

/**
 * The factors that training starts from: normal, of deviation 0.1 over the square root of the rank,
 * so that first scores are small whatever the rank (Rendle et al. 2021, section 3.3). A row's
 * depend on the seed and its number only, so that whoever needs a row can make it.
 */
public final class InitialFactors {
  private static final double DEVIATION = 0.1;

  /** Knuth's multiplier: neighbouring numbers become distant seeds. */
  private static final long SPREAD = 6364136223846793005L;

  private final long seed;
  private final int rank;
  private final double deviation;

  public InitialFactors(AlsParameters parameters) {
    this.seed = parameters.seed();
    this.rank = parameters.rank();
    this.deviation = DEVIATION / Math.sqrt(rank);
  }

  /** Sets rank numbers of target, the first at {@code at}. */
  public void fill(int row, float[] target, int at) {
    SplittableRandom random = new SplittableRandom(seed ^ (row + 1) * SPREAD);
    for (int i = 0; i < rank; i++) {
      target[at + i] = (float) random.nextGaussian(0, deviation);
    }
  }
}
