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
    assertThat(TextHash.of("")).isEqualTo(-1166397803181037274L);
    assertThat(TextHash.of("a")).isEqualTo(-9033471704281723301L);
    assertThat(TextHash.of("event-17850")).isEqualTo(4807189397161097918L);
  }
}
