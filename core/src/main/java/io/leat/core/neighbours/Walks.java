package io.leat.core.neighbours;

import io.leat.core.history.Histories;
import java.util.Arrays;

/**
 * All people's acts one after another, and where each item stands in them.
 *
 * @param acts items, person after person
 * @param begin for each act the place of the person's first
 * @param end for each act the place after the person's last
 * @param starts item i stands at {@code places[starts[i] .. starts[i + 1]]}
 * @param counts acts on each item
 */
record Walks(int[] acts, int[] begin, int[] end, int[] starts, int[] places, float[] counts) {

  static Walks of(Histories histories) {
    int[] acts = new int[histories.acts()];
    int[] begin = new int[acts.length];
    int[] end = new int[acts.length];
    int[] starts = new int[histories.itemCount() + 1];
    int size = 0;
    for (int person = 0; person < histories.people(); person++) {
      int first = size;
      for (int act = histories.offsets()[person]; act < histories.offsets()[person + 1]; act++) {
        if (histories.weights()[act] > 0) {
          acts[size] = histories.items()[act];
          begin[size] = first;
          starts[acts[size++] + 1]++;
        }
      }
      Arrays.fill(end, first, size, size);
    }
    float[] counts = new float[histories.itemCount()];
    for (int item = 0; item < counts.length; item++) {
      counts[item] = starts[item + 1];
      starts[item + 1] += starts[item];
    }
    int[] places = new int[size];
    int[] next = starts.clone();
    for (int act = 0; act < size; act++) {
      places[next[acts[act]]++] = act;
    }
    return new Walks(acts, begin, end, starts, places, counts);
  }
}
