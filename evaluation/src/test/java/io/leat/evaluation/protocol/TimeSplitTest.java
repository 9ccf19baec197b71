package io.leat.evaluation.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.data.ShopFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TimeSplitTest {
  private static final Instant CUT = Instant.parse("2026-02-01T00:00:00Z");

  @TempDir Path directory;

  @Test
  void whatWasBoughtFromTheCutOnForTheFirstTimeIsHeldOut() throws IOException {
    TimeSplit split =
        cut(
            event("1", "anna", "purchase", "2026-01-31T23:59:59Z", "a"),
            event("2", "anna", "purchase", "2026-02-01T00:00:00Z", "b"),
            event("3", "anna", "purchase", "2026-02-02T00:00:00Z", "a"),
            event("4", "anna", "view", "2026-02-03T00:00:00Z", "c"),
            event("5", "ben", "purchase", "2026-01-01T00:00:00Z", "a"),
            event("6", "ben", "purchase", "2026-03-01T00:00:00Z", "a"),
            event("7", "cleo", "purchase", "2026-03-01T00:00:00Z", "a"));

    assertThat(split.before()).isEqualTo(Map.of("anna", Set.of("a"), "ben", Set.of("a")));
    assertThat(split.after()).isEqualTo(Map.of("anna", Set.of("b")));
  }

  @Test
  void theTrainingShopHasTheCatalogueAndTheEventsBeforeTheCut() throws IOException {
    String before = event("1", "anna", "view", "2026-01-31T00:00:00Z", "a");
    TimeSplit split = cut(before, event("2", "anna", "view", "2026-02-01T00:00:00Z", "b"));

    assertThat(Files.readAllLines(split.training().events())).containsExactly(before);
    assertThat(Files.readAllLines(split.training().items())).hasSize(3);
  }

  private TimeSplit cut(String... events) throws IOException {
    Path shop = Files.createDirectories(directory.resolve("shop"));
    Files.write(
        shop.resolve("items.jsonl"),
        List.of(
            "{\"item_id\":\"a\",\"title\":\"A\"}",
            "{\"item_id\":\"b\",\"title\":\"B\"}",
            "{\"item_id\":\"c\",\"title\":\"C\"}"));
    Files.write(shop.resolve("events.jsonl"), List.of(events));
    return TimeSplit.cut(new ShopFiles(shop), CUT, directory.resolve("training"));
  }

  private static String event(String id, String user, String action, String time, String item) {
    return "{\"event_id\":\"%s\",\"user_id\":\"%s\",\"action\":\"%s\",\"timestamp\":\"%s\",\"item_id\":\"%s\"}"
        .formatted(id, user, action, time, item);
  }
}
