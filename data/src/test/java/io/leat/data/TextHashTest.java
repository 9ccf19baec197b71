package io.leat.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextHashTest {
  @Test
  void idsThatDifferLittleDifferInTheirHashes() {
    Set<Long> hashes = new HashSet<>();
    Set<Integer> lowBits = new HashSet<>();
    int ids = 200_000;
    for (int i = 0; i < ids; i++) {
      long hash = TextHash.of("event-" + i);
      hashes.add(hash);
      lowBits.add((int) hash & 0xfff);
    }
    assertThat(hashes).hasSize(ids);
    assertThat(lowBits).hasSize(0x1000);
  }

  @Test
  void theHashNeverChanges() {
    assertThat(TextHash.of("")).isEqualTo(TextHash.of(""));
    assertThat(TextHash.of("ab")).isNotEqualTo(TextHash.of("ba"));
  }
}
