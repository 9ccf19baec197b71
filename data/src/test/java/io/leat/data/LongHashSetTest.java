package io.leat.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LongHashSetTest {
  @Test
  void agreesWithTheJdksSet() {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      Set<Long> expected = new HashSet<>();
      LongHashSet set = new LongHashSet();
      int range = 1 + random.nextInt(3_000);
      for (int i = 0; i < 3_000; i++) {
        // Few low bits differ, so that probing is exercised; zero is among them.
        long hash = (long) random.nextInt(range) << (random.nextInt(3) * 16);
        assertThat(set.contains(hash))
            .as("seed %d, %d", seed, hash)
            .isEqualTo(expected.contains(hash));
        assertThat(set.add(hash)).as("seed %d, %d", seed, hash).isEqualTo(expected.add(hash));
      }
      assertThat(set.size()).as("seed %d", seed).isEqualTo(expected.size());
    }
  }
}
