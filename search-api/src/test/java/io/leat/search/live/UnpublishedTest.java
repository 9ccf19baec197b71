package io.leat.search.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.data.log.LogKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnpublishedTest {
  private final Unpublished unpublished = new Unpublished();
  private final List<String> visible = new ArrayList<>();

  @Test
  void theOldestIsTheFirstBeyondTheWatermark() {
    assertThat(unpublished.oldest(0)).isEqualTo(Long.MAX_VALUE);
    accept(LogKind.EVENT, 100_000, 100_001, 200_000);
    accept(LogKind.ITEM, 150_000);

    assertThat(unpublished.oldest(0)).isEqualTo(100_000);
    assertThat(unpublished.oldest(100_000)).isEqualTo(100_001);
    assertThat(unpublished.oldest(100_001)).isEqualTo(150_000);
    assertThat(unpublished.oldest(150_000)).isEqualTo(200_000);
    assertThat(unpublished.oldest(200_000)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void publishedIsWhatTheWatermarkHasPassed() {
    accept(LogKind.EVENT, 100_000, 100_001, 200_000);
    accept(LogKind.ITEM, 150_000);

    publish(99_999, 300_000);
    assertThat(visible).isEmpty();
    publish(100_000, 300_000);
    assertThat(visible).as("held together with a later one").isEmpty();
    publish(150_000, 310_000);
    assertThat(visible).containsExactly("EVENT 2 210000", "ITEM 1 160000");
    publish(500_000, 400_000);
    assertThat(visible).hasSize(3).last().isEqualTo("EVENT 1 200000");
    assertThat(unpublished.oldest(0)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void memoryIsBoundedWhenNothingIsPublished() {
    for (long stamp = 1; stamp <= 200_000; stamp++) {
      unpublished.accepted(LogKind.EVENT, stamp * 20_000);
    }
    publish(Long.MAX_VALUE, 0);

    assertThat(visible).hasSize(100_000).last().isEqualTo("EVENT 100001 0");
  }

  private void accept(LogKind kind, long... stamps) {
    for (long stamp : stamps) {
      unpublished.accepted(kind, stamp);
    }
  }

  private void publish(long watermark, long now) {
    unpublished.published(
        watermark, now, (kind, count, micros) -> visible.add(kind + " " + count + " " + micros));
  }
}
