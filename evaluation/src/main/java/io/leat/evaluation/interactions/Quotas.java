package io.leat.evaluation.interactions;

/** Deals a total out in proportion to weights, in whole numbers that add up to it exactly. */
final class Quotas {
  private final double[] sums;

  /**
   * @param weights positive
   */
  Quotas(double[] weights) {
    sums = new double[weights.length + 1];
    for (int i = 0; i < weights.length; i++) {
      sums[i + 1] = sums[i] + weights[i];
    }
  }

  /** What a position gets of a total: its exact part rounded down or up. */
  int of(int position, long total) {
    return Math.toIntExact(upTo(position + 1, total) - upTo(position, total));
  }

  private long upTo(int end, long total) {
    return end == sums.length - 1 ? total : (long) (sums[end] / sums[sums.length - 1] * total);
  }
}
