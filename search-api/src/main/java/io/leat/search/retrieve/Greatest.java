package io.leat.search.retrieve;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The greatest of many numbers, without putting all of them in order. */
final class Greatest {
  private Greatest() {}

  /** Places of the {@code k} greatest, or of all; ascending. Of equal ones the first count. */
  static int[] places(double[] numbers, int k) {
    if (numbers.length <= k) {
      return IntStream.range(0, numbers.length).toArray();
    }
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    double least = sorted[sorted.length - k];
    int above = 0;
    for (double number : sorted) {
      above += number > least ? 1 : 0;
    }
    int ties = k - above;
    int[] greatest = new int[k];
    int count = 0;
    for (int i = 0; i < numbers.length && count < k; i++) {
      if (numbers[i] > least || (numbers[i] == least && ties-- > 0)) {
        greatest[count++] = i;
      }
    }
    return greatest;
  }
}
