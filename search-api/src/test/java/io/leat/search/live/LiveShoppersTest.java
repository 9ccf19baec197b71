package io.leat.search.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.profile.Action;
import io.leat.data.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveShoppersTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private Instant now = START;
  private LiveShoppers shoppers = bounded(10, 5, 100);

  private LiveShoppers bounded(int people, int actsEach, int acts) {
    return new LiveShoppers(
        new MemoryBounds(people, actsEach, acts, Duration.ofHours(2)), () -> now);
  }

  @Test
  void onlyWhatWasStampedLaterIsNotCounted() {
    view(1, "u", null, "A");
    view(2, "u", "s", "B");
    view(3, "v", null, "C");

    assertThat(items("u", null, 0)).containsExactly("A", "B");
    assertThat(items("u", null, 1)).containsExactly("B");
    assertThat(items("u", "s", 1)).containsExactly("B");
    assertThat(items("u", null, 2)).isEmpty();
    assertThat(items("nobody", null, 0)).isEmpty();
  }

  @Test
  void anAnonymousSessionCountsUntilItIsLinkedAndThenWithItsUser() {
    view(1, null, "s", "A");
    assertThat(items(null, "s", 0)).containsExactly("A");
    assertThat(items("u", "s", 100)).as("no document of a user has it").containsExactly("A");

    search(5, "u", "s");

    assertThat(items("u", "s", 4))
        .as("the document knows nothing of the link")
        .containsExactly("A");
    assertThat(items("u", null, 4)).containsExactly("A");
    assertThat(items("u", "s", 5)).as("the document has it").isEmpty();
    view(6, null, "s", "B");
    assertThat(items("u", null, 5)).as("goes to the link").containsExactly("B");
    assertThat(items("u", "s", 5)).as("once").containsExactly("B");
    assertThat(items(null, "s", 0)).containsExactly("A", "B");
  }

  @Test
  void laterActsGoToTheLatestLink() {
    view(1, "u", "s", "A");
    view(2, "v", "s", "B");
    view(3, null, "s", "C");

    assertThat(items("u", "s", 0)).containsExactly("A");
    assertThat(items("v", "s", 0)).containsExactly("B", "C");
    assertThat(items(null, "s", 0)).containsExactly("A", "B", "C");
  }

  @Test
  void actsOfASessionMayBeRefusedByTheirUser() {
    view(1, null, "s", "A");
    view(2, "u", "s2", "B");

    assertThat(shoppers.uncounted(null, "s", 0, act -> false)).hasSize(1);
    assertThat(shoppers.uncounted(null, "s2", 0, act -> false)).isEmpty();
  }

  @Test
  void eventsWithoutAnItemAreHeardOfAndNotCounted() {
    search(1, "u", null);
    shoppers.add(stamp(2), event("u", null, Action.IMPRESSION, "A"));

    assertThat(shoppers.knows("u")).isTrue();
    assertThat(shoppers.knows("v")).isFalse();
    assertThat(items("u", null, 0)).isEmpty();
  }

  @Test
  void keepsTheNewestActsOfEach() {
    for (int i = 1; i <= 8; i++) {
      view(i, "u", null, "item" + i);
    }
    assertThat(items("u", null, 0)).containsExactly("item4", "item5", "item6", "item7", "item8");
  }

  @Test
  void forgetsThoseThatWereSilentLongest() {
    shoppers = bounded(3, 5, 100);
    view(1, "a", null, "A");
    view(2, "b", null, "B");
    view(3, "c", null, "C");
    view(4, "a", null, "D");
    view(5, "d", null, "E");

    assertThat(shoppers.knows("b")).isFalse();
    assertThat(items("b", null, 0)).isEmpty();
    assertThat(items("a", null, 0)).containsExactly("A", "D");
  }

  @Test
  void boundsTheActsOfAll() {
    shoppers = bounded(100, 100, 10);
    for (int i = 0; i < 20; i++) {
      view(i, "u" + i % 7, null, "item" + i);
    }
    int held = 0;
    for (int user = 0; user < 7; user++) {
      held += items("u" + user, null, -1).size();
    }
    assertThat(held).isBetween(5, 10);
    assertThat(items("u" + 19 % 7, null, -1)).contains("item19");
  }

  @Test
  void forgetsAfterTwoHours() {
    view(1, "u", "s", "A");
    now = START.plus(Duration.ofHours(1));
    view(3600, "u", "s", "B");
    now = START.plus(Duration.ofHours(2)).plusSeconds(2);

    assertThat(items("u", null, 0)).containsExactly("B");
    assertThat(items(null, "s", 0)).containsExactly("B");
    now = START.plus(Duration.ofHours(4));
    assertThat(shoppers.knows("u")).isFalse();
    assertThat(items("u", "s", 0)).isEmpty();
  }

  @Test
  void forgettingAPersonForgetsTheirSessions() {
    view(1, null, "s", "A");
    view(2, "u", "s", "B");
    view(3, "u", "other", "C");
    view(4, "v", "third", "D");

    assertThat(shoppers.sessionsOf("u")).containsExactlyInAnyOrder("s", "other");
    assertThat(shoppers.forget("u", List.of("s"))).isEqualTo(new LiveShoppers.Forgotten(3, 2));
    assertThat(items("u", "s", 0)).isEmpty();
    assertThat(items(null, "s", 0)).isEmpty();
    assertThat(items(null, "other", 0)).isEmpty();
    assertThat(items("v", "third", 0)).containsExactly("D");
    assertThat(shoppers.forget("u", List.of("third")))
        .as("one that is known to be theirs")
        .isEqualTo(new LiveShoppers.Forgotten(0, 1));
    assertThat(items(null, "third", 0)).isEmpty();
  }

  /**
   * Against plain lists: whatever the order of links, document and memory together have each act of
   * a user once, when the document has all up to its position.
   */
  @Test
  void documentAndMemoryTogetherHaveEachActOnce() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      now = Instant.EPOCH;
      shoppers = bounded(1000, 1000, 100_000);
      List<Event> events = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String user = random.nextInt(3) == 0 ? "u" + random.nextInt(3) : null;
        String session = user != null && random.nextBoolean() ? null : "s" + random.nextInt(4);
        Event event = event(user, session, Action.VIEW, "item" + i);
        events.add(event);
        shoppers.add(i + 1, event);
      }
      int position = random.nextInt(41);
      for (String user : List.of("u0", "u1", "u2")) {
        List<String> expected = ofUser(user, events);
        List<String> found = new ArrayList<>(ofUser(user, events.subList(0, position)));
        shoppers.uncounted(user, null, position, act -> true).stream()
            .map(Act::itemId)
            .forEach(found::add);
        assertThat(found)
            .as("seed %d, %s, position %d", seed, user, position)
            .containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  /** By definition: acts before a session's link go to that user, later ones to the latest link. */
  private static List<String> ofUser(String user, List<Event> events) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      String owner = event.userId();
      for (int j = i; owner == null && j >= 0; j--) {
        owner = link(event, events.get(j));
      }
      for (int j = i; owner == null && j < events.size(); j++) {
        owner = link(event, events.get(j));
      }
      if (user.equals(owner)) {
        items.add(event.itemId());
      }
    }
    return items;
  }

  private static @Nullable String link(Event event, Event other) {
    return event.sessionId() != null && event.sessionId().equals(other.sessionId())
        ? other.userId()
        : null;
  }

  private List<String> items(@Nullable String user, @Nullable String session, int after) {
    return shoppers.uncounted(user, session, stamp(after), act -> true).stream()
        .map(Act::itemId)
        .toList();
  }

  private void view(int second, @Nullable String user, @Nullable String session, String item) {
    shoppers.add(stamp(second), event(user, session, Action.VIEW, item));
  }

  private void search(int second, @Nullable String user, @Nullable String session) {
    shoppers.add(stamp(second), event(user, session, Action.SEARCH, null));
  }

  private static long stamp(int second) {
    return START.plusSeconds(second).getEpochSecond() * 1_000_000;
  }

  private static Event event(
      @Nullable String user, @Nullable String session, Action action, @Nullable String item) {
    return Event.of("e", user, session, action, START, item);
  }
}
