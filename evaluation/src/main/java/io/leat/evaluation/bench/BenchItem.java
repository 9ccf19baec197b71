package io.leat.evaluation.bench;

import io.leat.data.Item;
import java.util.List;

/**
 * An item of the benchmark's shop.
 *
 * @param item as a shop would send it
 * @param noun the word of its title that says what it is
 * @param popularity decayed weight of everyone's acts on it
 * @param embedding collaborative vector
 */
record BenchItem(Item item, String noun, double popularity, float[] embedding) {
  /** The title's words, the noun included. */
  List<String> words() {
    return List.of(item.title().split(" "));
  }
}
