package io.leat.evaluation.baseline;

import io.leat.evaluation.dataset.Interactions;
import java.util.Arrays;
import java.util.LinkedHashSet;

/**
 * The distinct items of each history and the histories of each item, as numbers.
 *
 * @param items by history, ascending
 * @param histories by item, ascending
 */
record InvertedHistories(int[][] items, int[][] histories) {

  static InvertedHistories of(Interactions interactions, ItemCodes codes) {
    int[][] items =
        interactions.histories().stream()
            .map(history -> codes.codes(new LinkedHashSet<>(history.items())))
            .toArray(int[][]::new);
    int[] lengths = new int[codes.size()];
    for (int[] each : items) {
      Arrays.sort(each);
      for (int item : each) {
        lengths[item]++;
      }
    }
    int[][] histories = new int[codes.size()][];
    Arrays.setAll(histories, item -> new int[lengths[item]]);
    int[] filled = new int[codes.size()];
    for (int history = 0; history < items.length; history++) {
      for (int item : items[history]) {
        histories[item][filled[item]++] = history;
      }
    }
    return new InvertedHistories(items, histories);
  }
}
