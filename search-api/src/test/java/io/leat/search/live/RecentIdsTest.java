package io.leat.search.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecentIdsTest {
  @Test
  void remembersAtLeastTheLastAndAtMostTwiceAsMany() {
    RecentIds ids = new RecentIds(100);
    for (int i = 0; i < 1000; i++) {
      assertThat(ids.add("e" + i)).isTrue();
      assertThat(ids.add("e" + i)).isFalse();
      for (int back = 0; back < Math.min(i, 100); back++) {
        assertThat(ids.contains("e" + (i - back))).as("%d of %d", back, i).isTrue();
      }
      if (i >= 200) {
        assertThat(ids.contains("e" + (i - 200))).isFalse();
      }
    }
  }

  @Test
  void aHorizonOfNothingIsRefused() {
    assertThatThrownBy(() -> new RecentIds(0)).hasMessageContaining("was 0");
  }
}
