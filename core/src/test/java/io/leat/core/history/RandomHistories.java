package io.leat.core.history;

import java.util.Arrays;
import java.util.Random;

/** Seeded small histories: repeats, acts against items, equal times, people without acts. */
public final class RandomHistories {
  private RandomHistories() {}

  /** Each person has fewer than {@code most} acts; an item is the likelier the smaller it is. */
  public static Histories of(int people, int items, int most, long seed) {
    Random random = new Random(seed);
    Histories.Builder histories = new Histories.Builder(items);
    for (int person = 0; person < people; person++) {
      histories.add(history(random.nextInt(most), items, random), random.nextInt(3) == 0);
    }
    return histories.build();
  }

  private static History history(int size, int items, Random random) {
    int[] acted = new int[size];
    float[] weights = new float[size];
    long[] times = new long[size];
    long time = random.nextInt(10_000);
    for (int act = 0; act < size; act++) {
      acted[act] = Math.min(random.nextInt(items), random.nextInt(items));
      weights[act] = random.nextInt(8) == 0 ? -2 : 1 + random.nextInt(3);
      time += random.nextInt(4) * 1000L;
      times[act] = time;
    }
    return new History(acted, weights, times);
  }

  /** What is left of a history without acts against items. */
  public static int[] walk(Histories histories, int person) {
    History history = histories.of(person);
    int[] items = new int[history.size()];
    int size = 0;
    for (int act = 0; act < items.length; act++) {
      if (history.weights()[act] > 0) {
        items[size++] = history.items()[act];
      }
    }
    return Arrays.copyOf(items, size);
  }
}
