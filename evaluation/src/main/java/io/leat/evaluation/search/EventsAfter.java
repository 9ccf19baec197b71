package io.leat.evaluation.search;

import io.leat.core.profile.Action;
import io.leat.data.Event;
import io.leat.data.Parsed;
import io.leat.data.ShopFiles;
import io.leat.data.json.JsonLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What happened in a shop from a moment on.
 *
 * @param events by time, those of one time in the file's order
 */
public record EventsAfter(List<Event> events) {
  public EventsAfter {
    events = List.copyOf(events);
  }

  /** Reads a shop's valid events from that moment on. */
  public static EventsAfter read(ShopFiles shop, Instant at) {
    List<Event> after = new ArrayList<>();
    JsonLines.events(
        shop.events(),
        bytes -> {},
        (line, parsed) -> {
          if (parsed instanceof Parsed.Valid<Event> valid
              && !valid.value().timestamp().isBefore(at)) {
            after.add(valid.value());
          }
        });
    after.sort(Comparator.comparing(Event::timestamp));
    return new EventsAfter(after);
  }

  /** How many searches there are. */
  public long searches() {
    return events.stream().filter(event -> event.action() == Action.SEARCH).count();
  }

  /** Every search that led to an item: see {@link SessionReplay}. */
  public List<SearchQuestion> searchesThatLedSomewhere() {
    boolean queryIdsName =
        events.stream().anyMatch(event -> event.itemId() != null && event.queryId() != null);
    List<SearchQuestion> found = new ArrayList<>();
    Map<String, SessionReplay> sessions = new LinkedHashMap<>();
    for (Event event : events) {
      String unit =
          event.sessionId() == null ? "user " + event.userId() : "session " + event.sessionId();
      sessions
          .computeIfAbsent(unit, id -> new SessionReplay(id, queryIdsName, found::add))
          .next(event);
    }
    sessions.values().forEach(SessionReplay::end);
    return found;
  }

  /** Who bought what, each pair once, by user and item. */
  public List<Map.Entry<String, String>> purchases() {
    return events.stream()
        .filter(event -> event.action() == Action.PURCHASE && event.userId() != null)
        .map(
            event ->
                Map.entry(
                    Objects.requireNonNull(event.userId()), Objects.requireNonNull(event.itemId())))
        .distinct()
        .sorted(
            Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()))
        .toList();
  }
}
