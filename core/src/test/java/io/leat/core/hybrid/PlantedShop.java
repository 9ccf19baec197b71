package io.leat.core.hybrid;

import io.leat.core.als.AlsParameters;
import io.leat.core.history.Histories;
import io.leat.core.history.History;
import io.leat.core.matrix.SparseRows;
import java.util.Arrays;
import java.util.Random;

/**
 * Six departments of ten items. A user buys within one department; a session walks from one item of
 * a department to the one after it. The last item of each department is new: nobody knows it.
 */
final class PlantedShop {
  static final int DEPARTMENTS = 6;
  static final int EACH = 10;
  static final int ITEMS = DEPARTMENTS * EACH;
  private static final int SPAN = 100 * 86_400;

  final Histories histories;

  /** Of each item its department and its number. */
  final SparseRows words;

  PlantedShop(long seed) {
    Random random = new Random(seed);
    Histories.Builder people = new Histories.Builder(ITEMS);
    for (int person = 0; person < 240; person++) {
      people.add(person % 3 == 0 ? user(random) : session(random), person % 3 != 0);
    }
    histories = people.build();
    SparseRows.Builder builder = new SparseRows.Builder(ITEMS, DEPARTMENTS + ITEMS);
    for (int item = 0; item < ITEMS; item++) {
      builder.add(item, item / EACH, 0.8f).add(item, DEPARTMENTS + item, 0.6f);
    }
    words = builder.build();
  }

  static boolean isNew(int item) {
    return item % EACH == EACH - 1;
  }

  static HybridParameters parameters() {
    return HybridParameters.DEFAULT.withAls(new AlsParameters(8, 5, 0.35, 0.005, 1, 1));
  }

  private static History user(Random random) {
    int department = random.nextInt(DEPARTMENTS) * EACH;
    int[] items = new int[8];
    for (int act = 0; act < items.length; act++) {
      int noise = random.nextInt(DEPARTMENTS) * EACH + random.nextInt(EACH - 1);
      items[act] = random.nextInt(8) == 0 ? noise : department + random.nextInt(EACH - 1);
    }
    return history(items, random.longs(items.length, 0, SPAN).sorted().toArray());
  }

  private static History session(Random random) {
    int department = random.nextInt(DEPARTMENTS) * EACH;
    int start = random.nextInt(EACH - 1);
    long time = random.nextInt(SPAN);
    int[] items = new int[5];
    long[] times = new long[5];
    for (int act = 0; act < items.length; act++) {
      items[act] = department + (start + act) % (EACH - 1);
      times[act] = time + act * 20L;
    }
    return history(items, times);
  }

  private static History history(int[] items, long[] times) {
    float[] weights = new float[items.length];
    Arrays.fill(weights, 1);
    return new History(items, weights, times);
  }
}
