package io.leat.data.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypistTest {
  @Test
  void swapsDropsOrDoublesOneLetterButNotTheFirst() {
    Set<String> made = new HashSet<>();
    for (int seed = 0; seed < 200; seed++) {
      made.add(Typist.mistype("lamp", new Draws(seed, Draws.Purpose.SESSION, 0)));
    }

    assertThat(made).containsExactlyInAnyOrder("lmap", "lapm", "lmp", "lap", "laamp", "lammp");
  }

  @Test
  void leavesShortWordsAlone() {
    assertThat(Typist.mistype("e 27", new Draws(1, Draws.Purpose.SESSION, 0))).isEqualTo("e 27");
  }

  @Test
  void keepsToTheLettersOfOneWord() {
    for (int seed = 0; seed < 200; seed++) {
      String typed = Typist.mistype("tea pot", new Draws(seed, Draws.Purpose.SESSION, 0));
      assertThat(typed).as("seed %d", seed).isNotEqualTo("tea pot").contains(" ").startsWith("t");
    }
  }
}
