package io.leat.evaluation.cluster;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** For what another process is to do. */
final class Waiting {
  private static final long LOOK_MILLIS = 50;

  private Waiting() {}

  /**
   * Looks again and again.
   *
   * @param what was waited for, for the message when it did not come in time
   */
  static void until(BooleanSupplier condition, Duration longest, String what) {
    long end = System.nanoTime() + longest.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited %s in vain for %s".formatted(longest, what));
      }
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
