package io.leat.evaluation.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.profile.Action;
import io.leat.data.ShopFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionReplayTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  @TempDir Path directory;
  private final List<String> lines = new ArrayList<>();

  @Test
  void theItemOfTheStrongestActionIsTheTargetOfTheSearchItWasFirstReachedBy() throws IOException {
    add(0, "u", "s", "search", "\"query\":\"lamp\"");
    add(1, "u", "s", "click", "\"item_id\":\"a\"");
    add(2, "u", "s", "click", "\"item_id\":\"b\"");
    add(3, "u", "s", "add_to_cart", "\"item_id\":\"b\"");
    add(4, "u", "s", "search", "\"query\":\"bulb\"");
    add(5, "u", "s", "click", "\"item_id\":\"c\"");
    add(6, "u", "s", "purchase", "\"item_id\":\"b\"");
    add(7, "u", "s", "search", "\"query\":\"nothing came of it\"");

    assertThat(found())
        .containsExactly(
            new SearchQuestion("u", "lamp", "u", List.of(), "b", Action.PURCHASE),
            new SearchQuestion("u", "bulb", "u", List.of("a", "b"), "c", Action.CLICK));
  }

  @Test
  void aPauseEndsWhatHasNoSession() throws IOException {
    add(0, "u", null, "view", "\"item_id\":\"x\"");
    add(1, "u", null, "search", "\"query\":\"lamp\"");
    add(60, "u", null, "click", "\"item_id\":\"a\"");
    add(61, "u", null, "search", "\"query\":\"bulb\"");
    add(62, "u", null, "click", "\"item_id\":\"b\"");
    add(0, null, "s", "search", "\"query\":\"mug\"");
    add(60, null, "s", "click", "\"item_id\":\"m\"");

    assertThat(found())
        .as("within a session there is no pause")
        .containsExactlyInAnyOrder(
            new SearchQuestion("u", "bulb", "u", List.of("a"), "b", Action.CLICK),
            new SearchQuestion("session s", "mug", null, List.of(), "m", Action.CLICK));
  }

  @Test
  void whereEventsNameTheirSearchOthersCameFromElsewhere() throws IOException {
    add(0, "u", "s", "search", "\"query\":\"lamp\",\"query_id\":\"q1\"");
    add(1, "u", "s", "search", "\"query\":\"bulb\",\"query_id\":\"q2\"");
    add(2, "u", "s", "click", "\"item_id\":\"home\"");
    add(3, "u", "s", "click", "\"item_id\":\"a\",\"query_id\":\"q1\"");
    add(4, "u", "s", "purchase", "\"item_id\":\"a\"");
    add(5, "u", "s", "purchase", "\"item_id\":\"home\"");

    assertThat(found())
        .containsExactly(new SearchQuestion("u", "lamp", "u", List.of(), "a", Action.PURCHASE));
  }

  @Test
  void onlyWhatHappenedFromTheCutOnIsReplayedInOrderOfTime() throws IOException {
    add(5, "u", "s", "click", "\"item_id\":\"a\"");
    add(4, "u", "s", "search", "\"query\":\"lamp\"");
    add(-2, "u", "s", "search", "\"query\":\"before\"");
    add(-1, "u", "s", "view", "\"item_id\":\"z\"");

    EventsAfter after = read();
    assertThat(after.searches()).isEqualTo(1);
    assertThat(after.searchesThatLedSomewhere())
        .containsExactly(new SearchQuestion("u", "lamp", "u", List.of(), "a", Action.CLICK));
  }

  @Test
  void purchasesAreCountedOnce() throws IOException {
    add(1, "v", "s", "purchase", "\"item_id\":\"b\"");
    add(2, "u", "t", "purchase", "\"item_id\":\"b\"");
    add(3, "v", "s", "purchase", "\"item_id\":\"b\"");
    add(4, null, "x", "purchase", "\"item_id\":\"b\"");
    add(5, "u", "t", "purchase", "\"item_id\":\"a\"");

    assertThat(read().purchases())
        .containsExactly(Map.entry("u", "a"), Map.entry("u", "b"), Map.entry("v", "b"));
  }

  private void add(
      int minute,
      @org.jspecify.annotations.Nullable String user,
      @org.jspecify.annotations.Nullable String session,
      String action,
      String fields) {
    lines.add(
        "{\"event_id\":\"e%d\",%s%s\"action\":\"%s\",\"timestamp\":\"%s\",%s}"
            .formatted(
                lines.size(),
                user == null ? "" : "\"user_id\":\"" + user + "\",",
                session == null ? "" : "\"session_id\":\"" + session + "\",",
                action,
                START.plusSeconds(minute * 60L),
                fields));
  }

  private List<SearchQuestion> found() throws IOException {
    return read().searchesThatLedSomewhere();
  }

  private EventsAfter read() throws IOException {
    Files.writeString(directory.resolve("items.jsonl"), "{\"item_id\":\"a\",\"title\":\"A\"}\n");
    Files.write(directory.resolve("events.jsonl"), lines);
    return EventsAfter.read(new ShopFiles(directory), START);
  }
}
