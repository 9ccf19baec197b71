package io.leat.data.simulator;

/**
 * Seeded random numbers that are the same on every machine and in every Java version, from which
 * any part of the shop can be derived again without keeping it: SplitMix64 (Steele, Lea and Flood
 * 2014). Mutable, for one thread.
 */
final class Draws {

  /** What the numbers are for, so that item 7 and shopper 7 have nothing in common. */
  enum Purpose {
    GROUP(1),
    ITEM(2),
    SHOPPER(3),
    SESSION(4),
    PROMOTION(5);

    private final long number;

    Purpose(long number) {
      this.number = number;
    }
  }

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  Draws(long seed, Purpose purpose, long number) {
    this.state = mix(mix(seed + GOLDEN * purpose.number) + GOLDEN * number);
  }

  long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  double uniform(double low, double high) {
    return low + uniform() * (high - low);
  }

  /** Uniform in 0 .. bound - 1. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  boolean chance(double probability) {
    return uniform() < probability;
  }

  /**
   * Mean 0, deviation 1: the sum of four uniforms, since exact tails do not matter here and sums
   * are the same on all machines.
   */
  double gaussian() {
    return (uniform() + uniform() + uniform() + uniform() - 2) * 1.7320508075688772;
  }

  /** Pareto: at least 1, the rank-size rule with this exponent. */
  double heavyTailed(double exponent, double largest) {
    return Math.min(largest, StrictMath.pow(1 - uniform(), -exponent));
  }

  /** One of the weights' positions, in proportion to the weights. */
  int weighted(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = uniform() * total;
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
