package io.leat.flink.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.flink.KeyedHarness;
import io.leat.flink.events.Emission;
import io.leat.flink.source.SourceLine;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LatestItemTest {
  private static CatalogueItem item(String id, long line) {
    return CatalogueItem.whole(id, new SourceLine("items.jsonl", line, "text of " + line, null), 0);
  }

  private static List<Long> lines(CatalogueItem... items) throws Exception {
    try (var harness = KeyedHarness.open(new LatestItem(Emission.ALL), CatalogueItem::itemId)) {
      for (CatalogueItem item : items) {
        harness.process(item);
      }
      harness.end();
      return harness.output().stream().map(item -> item.line().line()).toList();
    }
  }

  @Test
  void theLastLineWinsWhicheverArrivesFirst() throws Exception {
    assertThat(lines(item("a", 1), item("a", 5), item("b", 3))).containsExactlyInAnyOrder(5L, 3L);
    assertThat(lines(item("b", 3), item("a", 5), item("a", 1))).containsExactlyInAnyOrder(5L, 3L);
  }

  @Test
  void theLineKeptOutlivesARestart() throws Exception {
    try (var before = KeyedHarness.open(new LatestItem(Emission.ALL), CatalogueItem::itemId)) {
      before.process(item("a", 5));
      var state = before.snapshot();
      try (var after =
          KeyedHarness.restore(new LatestItem(Emission.ALL), CatalogueItem::itemId, state)) {
        after.process(item("a", 4));
        after.end();
        assertThat(after.output()).containsExactly(item("a", 5));
      }
    }
  }

  /** For the state of who writes the documents of items that came after training. */
  @Test
  void whatTheIndexHasOfTheLogIsHandedOnAtOnce() throws Exception {
    Emission live = new Emission(1_000);
    try (var harness = KeyedHarness.open(new LatestItem(live), CatalogueItem::itemId)) {
      harness.process(item("a", 1), 0);
      assertThat(harness.output()).as("imported").isEmpty();
      CatalogueItem logged = CatalogueItem.whole("a", item("a", 2).line(), 900);
      harness.process(logged, 900);
      assertThat(harness.output()).containsExactly(logged);
      CatalogueItem later = CatalogueItem.whole("a", item("a", 3).line(), 1_100);
      harness.process(later, 1_100);
      assertThat(harness.output()).hasSize(1);
      harness.watermark(1_100);
      assertThat(harness.output()).containsExactly(logged, later);
    }
  }
}
