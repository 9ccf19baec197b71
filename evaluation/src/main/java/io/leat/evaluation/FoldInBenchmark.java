package io.leat.evaluation;

import io.leat.core.als.FoldIn;
import io.leat.core.matrix.DenseRows;
import io.leat.core.model.ItemVectors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * How long one interest vector takes: what every query of a known shopper costs, and every profile
 * that a job writes. The numbers of items are taken in turn so that a slow spell of the machine
 * falls on all.
 */
public final class FoldInBenchmark {
  private static final int[] ITEMS = {10, 50, 150, 300};
  private static final int CALLS = 2000;
  private static final int WARM_UP = 1000;

  private final FoldIn foldIn;
  private final DenseRows factors;
  private final Random random;

  public FoldInBenchmark(FoldIn foldIn, ItemVectors items, Random random) {
    this.foldIn = foldIn;
    this.factors = items.factors();
    this.random = random;
  }

  /** By how many items the person acted on, the median in microseconds; empty without items. */
  public Map<Integer, Double> run() {
    Map<Integer, Double> medians = new LinkedHashMap<>();
    if (factors.rows() == 0) {
      return medians;
    }
    long[][] times = new long[ITEMS.length][CALLS];
    for (int call = -WARM_UP; call < CALLS; call++) {
      for (int i = 0; i < ITEMS.length; i++) {
        long nanoseconds = time(ITEMS[i]);
        if (call >= 0) {
          times[i][call] = nanoseconds;
        }
      }
    }
    for (int i = 0; i < ITEMS.length; i++) {
      Arrays.sort(times[i]);
      medians.put(ITEMS[i], times[i][CALLS / 2] / 1e3);
    }
    return medians;
  }

  private long time(int items) {
    float[][] vectors = new float[items][];
    float[] weights = new float[items];
    for (int i = 0; i < items; i++) {
      vectors[i] = factors.row(random.nextInt(factors.rows()));
      weights[i] = 0.5f + random.nextFloat();
    }
    long started = System.nanoTime();
    float[] interest = foldIn.solve(vectors, weights);
    long elapsed = System.nanoTime() - started;
    if (!Float.isFinite(interest[0])) {
      throw new ArithmeticException("the interest vector begins with " + interest[0]);
    }
    return elapsed;
  }
}
