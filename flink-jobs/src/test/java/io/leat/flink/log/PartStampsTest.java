package io.leat.flink.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PartStampsTest {
  private final PartStamps stamps = new PartStamps();

  @Test
  void onePartIsCompleteUpToItsNewest() {
    assertThat(stamps.read(0, 5)).isEqualTo(5);
    assertThat(stamps.read(0, 9)).isEqualTo(9);
    assertThat(stamps.complete(1_000, true)).isEqualTo(9);
    assertThat(stamps.read(0, 0)).as("a line that is no record").isEqualTo(9);
    assertThat(stamps.complete(1_100, true)).isEqualTo(9);
  }

  @Test
  void severalPartsAreCompleteUpToTheLeastUntilItIsQuiet() {
    stamps.read(0, 9);
    stamps.read(1, 5);
    assertThat(stamps.complete(1_000, true)).isEqualTo(5);
    stamps.read(0, 12);
    assertThat(stamps.complete(1_200, true)).isEqualTo(5);
    stamps.read(0, 13);
    assertThat(stamps.complete(1_300, true)).as("part 1 is quiet").isEqualTo(13);
    stamps.read(1, 14);
    assertThat(stamps.complete(1_400, true)).isEqualTo(13);
    assertThat(stamps.complete(9_000, true)).as("all are quiet").isEqualTo(14);
  }

  @Test
  void whoIsBehindWaitsLonger() {
    stamps.read(0, 9);
    stamps.read(1, 5);
    stamps.complete(1_000, false);
    stamps.read(0, 12);
    assertThat(stamps.complete(5_000, false)).isEqualTo(5);
    assertThat(stamps.complete(11_000, false)).isEqualTo(12);
  }

  @Test
  void whatComesAfterAllIsNotForgotten() {
    stamps.read(0, 9);
    stamps.complete(1_000, true);
    stamps.pass(9);
    assertThat(stamps.read(1, 7)).as("the first position not passed").isEqualTo(10);
    assertThat(stamps.complete(1_400, true)).isEqualTo(10);
  }

  @Test
  void partsGoOnWhereTheyWere() {
    stamps.read(3, 9);
    stamps.read(1, 5);
    TreeMap<Integer, Long> remembered = new TreeMap<>();
    stamps.forEach(remembered::put);
    assertThat(remembered).containsEntry(3, 9L).containsEntry(1, 5L).hasSize(2);
    PartStamps restored = new PartStamps();
    remembered.forEach(restored::restore);
    assertThat(restored.newest()).isEqualTo(9);
    assertThat(restored.complete(1_000, true)).isEqualTo(5);
    assertThat(restored.read(1, 0)).isEqualTo(5);
  }
}
