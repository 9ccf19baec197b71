package io.leat.data.simulator;

import java.util.function.IntToDoubleFunction;

/**
 * Draws positions in proportion to weights, over all of them or a range, in logarithmic time and 8
 * bytes a position.
 */
final class Cumulative {
  private final double[] sums;

  Cumulative(int size, IntToDoubleFunction weight) {
    sums = new double[size + 1];
    for (int i = 0; i < size; i++) {
      sums[i + 1] = sums[i] + weight.applyAsDouble(i);
    }
  }

  int size() {
    return sums.length - 1;
  }

  /** A position of [from, to), which must not be empty. */
  int draw(int from, int to, Draws draws) {
    double target = sums[from] + draws.uniform() * (sums[to] - sums[from]);
    int low = from;
    int high = to - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sums[middle + 1] > target) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
