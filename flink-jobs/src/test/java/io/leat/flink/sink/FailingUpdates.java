package io.leat.flink.sink;

import io.leat.core.profile.UserProfile;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.ItemDocument;
import io.leat.index.document.UserDocument;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.functions.MapFunction;

/**
 * Numbers to updates, slowly: every third is a user, the others are items. Fails after every so
 * many records, replayed ones included, as long as failures are left.
 */
final class FailingUpdates implements MapFunction<Long, IndexUpdate> {
  private static final long serialVersionUID = 1;
  private static final AtomicLong SEEN = new AtomicLong();
  private static final AtomicInteger FAILURES_LEFT = new AtomicInteger();

  private final long every;

  private FailingUpdates(long every) {
    this.every = every;
  }

  static FailingUpdates failing(int failures, long every) {
    SEEN.set(0);
    FAILURES_LEFT.set(failures);
    return new FailingUpdates(every);
  }

  static int failuresLeft() {
    return FAILURES_LEFT.get();
  }

  @Override
  public IndexUpdate map(Long number) throws InterruptedException {
    Thread.sleep(1);
    if (SEEN.incrementAndGet() % every == 0
        && FAILURES_LEFT.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("injected failure at record " + number);
    }
    return update(number);
  }

  static boolean isUser(long number) {
    return number % 3 == 0;
  }

  static IndexUpdate update(long number) {
    if (isUser(number)) {
      return IndexUpdate.upsert(
          new UserDocument(
              "user-" + number, new float[] {(float) number, 1}, UserProfile.EMPTY, 0, true));
    }
    return IndexUpdate.upsert(
        new ItemDocument(
            "item-" + number,
            "Item " + number,
            null,
            null,
            List.of(),
            null,
            true,
            Map.of(),
            List.of(),
            null,
            0,
            number,
            0,
            0,
            new float[] {1, (float) number},
            new float[] {1, 0},
            List.of(),
            List.of(),
            null,
            "{\"number\":" + number + "}"));
  }
}
