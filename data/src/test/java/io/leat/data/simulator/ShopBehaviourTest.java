package io.leat.data.simulator;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.profile.Action;
import io.leat.data.Event;
import io.leat.data.Item;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether one generated shop, seed 5, behaves as shops do. */
@NullUnmarked // the fields that it reads are always written by the simulator
class ShopBehaviourTest {
  private static final int ITEMS = 2500;

  @TempDir static Path directory;
  private static GeneratedShop shop;
  private static Map<String, Item> items;

  @BeforeAll
  static void generate() {
    shop = GeneratedShop.generate(directory.resolve("shop"), ITEMS, 800, 60_000, 5);
    items = shop.items().stream().collect(toMap(Item::itemId, item -> item));
  }

  @Test
  void eventsAreInOrderOfTimeAndWithinTheLog() {
    assertThat(shop.events()).isSortedAccordingTo(Comparator.comparing(Event::timestamp));
    assertThat(shop.events())
        .allSatisfy(
            event ->
                assertThat(event.timestamp())
                    .isAfterOrEqualTo(Instant.parse("2025-10-02T00:00:00Z"))
                    .isBefore(Instant.parse("2026-03-31T00:00:00Z")));
    assertThat(shop.events().stream().map(Event::eventId)).doesNotHaveDuplicates();
  }

  @Test
  void eventsNameItemsThatAreSoldThenAndKnownUsers() {
    for (Event event : shop.events()) {
      Stream.concat(Stream.ofNullable(event.itemId()), event.itemIds().stream())
          .forEach(
              id ->
                  assertThat(items.get(id))
                      .as(event.eventId())
                      .isNotNull()
                      .satisfies(
                          item ->
                              assertThat(item.createdAt()).isBeforeOrEqualTo(event.timestamp())));
    }
    assertThat(shop.truth().userIds()).containsAll(distinct(Event::userId));
    assertThat(distinct(Event::action)).containsExactlyInAnyOrder(Action.values());
    assertThat(distinct(Event::surface))
        .containsExactlyInAnyOrder("search", "home", "similar", "cart");
  }

  @Test
  void clicksAreOnWhatTheQueryShowed() {
    Map<String, Set<String>> shown = new HashMap<>();
    Set<String> asked = new HashSet<>();
    int checked = 0;
    for (Event event : shop.events()) {
      if (event.queryId() == null) {
        continue;
      }
      switch (event.action()) {
        case SEARCH -> asked.add(event.queryId());
        case IMPRESSION -> {
          assertThat(asked).contains(event.queryId());
          shown.computeIfAbsent(event.queryId(), id -> new HashSet<>()).addAll(event.itemIds());
        }
        default -> {
          assertThat(event.action()).isEqualTo(Action.CLICK);
          assertThat(shown.get(event.queryId())).as(event.eventId()).contains(event.itemId());
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(3000);
  }

  @Test
  void popularityIsHeavyTailed() {
    List<Long> clicks =
        events(Action.CLICK).collect(groupingBy(Event::itemId, counting())).values().stream()
            .sorted(Comparator.reverseOrder())
            .toList();
    long all = clicks.stream().mapToLong(Long::longValue).sum();
    long top = clicks.stream().limit(ITEMS / 10).mapToLong(Long::longValue).sum();

    assertThat(top / (double) all).isBetween(0.4, 0.8);
  }

  @Test
  void earlierPlacesAreClickedMore() {
    List<Event> pages = events(Action.IMPRESSION).filter(e -> "home".equals(e.surface())).toList();
    Map<Integer, Long> clicks =
        events(Action.CLICK)
            .filter(e -> "home".equals(e.surface()))
            .collect(groupingBy(Event::position, counting()));
    double[] rate = new double[11];
    for (int place = 1; place <= 10; place++) {
      int needed = place;
      long shown = pages.stream().filter(page -> page.itemIds().size() >= needed).count();
      rate[place] = clicks.getOrDefault(place, 0L) / (double) shown;
    }

    assertThat(rate[1]).isGreaterThan(1.3 * rate[3]);
    assertThat(rate[3]).isGreaterThan(1.3 * rate[6]);
    assertThat(rate[6]).isGreaterThan(rate[10]);
  }

  @Test
  void someSearchesAreMistyped() {
    Set<String> known =
        VocabularyReader.read().types().stream()
            .flatMap(t -> Stream.concat(Stream.of(t.name(), t.plural()), t.synonyms().stream()))
            .flatMap(words -> Stream.of(words.toLowerCase(Locale.ROOT).split(" ")))
            .collect(toSet());
    List<String> single =
        events(Action.SEARCH).map(Event::query).filter(query -> !query.contains(" ")).toList();
    Set<String> brands =
        items.values().stream().map(item -> item.brand().toLowerCase(Locale.ROOT)).collect(toSet());
    long wrong =
        single.stream().filter(word -> !known.contains(word) && !brands.contains(word)).count();

    assertThat(wrong / (double) single.size()).isBetween(0.03, 0.13);
  }

  @Test
  void sessionsLinkToUsersAndSomeStayAnonymous() {
    Map<String, List<Event>> sessions =
        shop.events().stream()
            .filter(event -> event.sessionId() != null)
            .collect(groupingBy(Event::sessionId));
    long midway = 0;
    long anonymous = 0;
    for (List<Event> session : sessions.values()) {
      List<Boolean> known = session.stream().map(event -> event.userId() != null).toList();
      assertThat(known).as("nobody logs out").isSorted();
      assertThat(session.stream().map(Event::userId).filter(u -> u != null).distinct().count())
          .isLessThanOrEqualTo(1);
      midway += known.contains(true) && known.contains(false) ? 1 : 0;
      anonymous += known.contains(true) ? 0 : 1;
    }

    assertThat(midway / (double) sessions.size()).isBetween(0.05, 0.15);
    assertThat(anonymous / (double) sessions.size()).isBetween(0.12, 0.25);
  }

  @Test
  void ordersMayHoldSeveralItemsAndReturnsFollowThem() {
    Map<String, List<Event>> orders = events(Action.PURCHASE).collect(groupingBy(Event::orderId));
    assertThat(orders.values().stream().filter(lines -> lines.size() > 1).count())
        .isGreaterThan(orders.size() / 5);
    assertThat(events(Action.PURCHASE))
        .allSatisfy(
            event -> {
              assertThat(event.price()).isPositive();
              assertThat(event.quantity()).isPositive();
            });
    assertThat(events(Action.RETURN).toList())
        .isNotEmpty()
        .allSatisfy(
            sentBack ->
                assertThat(orders.get(sentBack.orderId()))
                    .anySatisfy(
                        bought -> {
                          assertThat(bought.itemId()).isEqualTo(sentBack.itemId());
                          assertThat(bought.userId()).isEqualTo(sentBack.userId());
                          assertThat(bought.timestamp()).isBefore(sentBack.timestamp());
                        }));
  }

  @Test
  void usedUpThingsAreBoughtAgainAndDurableOnesHardly() {
    Map<String, ProductType> types =
        VocabularyReader.read().types().stream().collect(toMap(ProductType::name, type -> type));
    Predicate<Event> consumable =
        event -> types.get(shop.truth().type(event.itemId())).consumable();

    assertThat(repeats(consumable)).isGreaterThan(0.12);
    assertThat(repeats(consumable.negate())).isLessThan(0.06);
  }

  @Test
  void presentsAreWantedInDecemberAndGardenThingsInMarch() {
    Predicate<ProductType> presents = peaksBetween(335, 355);
    Predicate<ProductType> garden = peaksBetween(80, 140);

    assertThat(clickShare(presents, 12)).isGreaterThan(1.5 * clickShare(presents, 3));
    assertThat(clickShare(garden, 3)).isGreaterThan(1.5 * clickShare(garden, 12));
  }

  @Test
  void eveningsAreBusierThanNights() {
    Map<Integer, Long> hours =
        shop.events().stream()
            .collect(groupingBy(e -> e.timestamp().atZone(ZoneOffset.UTC).getHour(), counting()));

    assertThat(hours.get(20)).isGreaterThan(5 * hours.get(3));
  }

  /** Share of the purchases that repeat an earlier one of the same user and item. */
  private static double repeats(Predicate<Event> which) {
    List<Event> bought =
        events(Action.PURCHASE).filter(e -> e.userId() != null).filter(which).toList();
    long pairs = bought.stream().map(e -> e.userId() + " " + e.itemId()).distinct().count();
    return 1 - pairs / (double) bought.size();
  }

  private static Predicate<ProductType> peaksBetween(int first, int last) {
    return type ->
        type.season().strength() >= 1
            && type.season().peakDay() >= first
            && type.season().peakDay() <= last;
  }

  /** Share of a month's clicks that are on items of such types. */
  private static double clickShare(Predicate<ProductType> types, int month) {
    Set<String> names =
        VocabularyReader.read().types().stream()
            .filter(types)
            .map(ProductType::name)
            .collect(toSet());
    List<Event> clicks =
        events(Action.CLICK)
            .filter(e -> e.timestamp().atZone(ZoneOffset.UTC).getMonthValue() == month)
            .toList();
    long such = clicks.stream().filter(e -> names.contains(shop.truth().type(e.itemId()))).count();
    return such / (double) clicks.size();
  }

  private static Stream<Event> events(Action action) {
    return shop.events().stream().filter(event -> event.action() == action);
  }

  private static <T> Set<T> distinct(Function<Event, T> field) {
    Set<T> values = shop.events().stream().map(field).collect(toSet());
    values.remove(null);
    return values;
  }
}
