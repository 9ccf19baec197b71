package io.leat.index.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.index.snapshot.Retention.Published;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final long SECOND = 1000;

  /** One snapshot every so many seconds, the last now. */
  private static List<Integer> kept(int count, long everySeconds) {
    long now = 1_000_000L * 60 * SECOND;
    List<Published> all =
        IntStream.rangeClosed(1, count)
            .mapToObj(n -> new Published(n, now - (count - n) * everySeconds * SECOND))
            .toList();
    List<Integer> kept = new ArrayList<>(IntStream.rangeClosed(1, count).boxed().toList());
    kept.removeAll(Retention.DEFAULT.expired(all, now));
    return kept;
  }

  @Test
  void theLastSixtyStay() {
    assertThat(kept(60, 10_000_000)).hasSize(60);
    assertThat(kept(0, 1)).isEmpty();
  }

  @Test
  void beforeThemOneAMinuteStays() {
    // Of the 540 before the last 60: nine whole minutes, and the second that begins the tenth.
    assertThat(kept(600, 1)).hasSize(60 + 10).contains(541, 600).doesNotContain(1);
  }

  @Test
  void beforeThemNothingOlderThanADayStays() {
    // One an hour: all of the last 60, though 36 of them are older than a day.
    assertThat(kept(100, 3600)).hasSize(60).contains(41).doesNotContain(40);
    // One each ten minutes: a day has 144 of them, and the one of exactly a day ago.
    assertThat(kept(500, 600)).hasSize(145).contains(356).doesNotContain(355);
  }

  @Test
  void aClockThatWentBackDoesNotKeepAll() {
    List<Published> all = new ArrayList<>();
    for (int n = 1; n <= 100; n++) {
      all.add(new Published(n, 60_000L * (200 - n)));
    }
    assertThat(new Retention(10, 60_000, 86_400_000).expired(all, 60_000L * 200)).hasSize(89);
  }
}
