package io.leat.evaluation.search;

import io.leat.core.profile.Action;
import io.leat.data.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One session, or one person whose events name no session, from event to event.
 *
 * <pre>
 * search "lamp" ─► click a, view a, click b, add b ─► search "bulb" ─► click c ─► purchase b
 *    target b (bought)                                   target c (clicked)
 * </pre>
 *
 * An item belongs to the search that it was first reached by, so that what is bought at the end
 * counts for where it was found. The target is the item bought, else added, else clicked, the first
 * of these.
 */
final class SessionReplay {
  /** After so long without an event what follows has nothing to do with what was before. */
  private static final Duration PAUSE = Duration.ofMinutes(30);

  private static final int MOST_SESSION_ITEMS = 50;

  private final String unit;
  private final boolean queryIdsName;
  private final Consumer<SearchQuestion> found;
  private final List<Search> searches = new ArrayList<>();
  private final Map<String, Search> byItem = new HashMap<>();
  private final Map<String, Search> byQueryId = new HashMap<>();
  private final List<String> touched = new ArrayList<>();
  private @Nullable Instant last;

  /**
   * @param queryIdsName whether this shop's events name the search that led to an item
   */
  SessionReplay(String unit, boolean queryIdsName, Consumer<SearchQuestion> found) {
    this.unit = unit;
    this.queryIdsName = queryIdsName;
    this.found = found;
  }

  /** A search under way, and what came of it so far. */
  private static final class Search {
    private final Event event;
    private final List<String> before;
    private @Nullable Event best;

    Search(Event event, List<String> before) {
      this.event = event;
      this.before = List.copyOf(before);
    }

    void led(Event to) {
      if (strength(to.action()) > (best == null ? 0 : strength(best.action()))) {
        best = to;
      }
    }
  }

  /** The next event, in order of time. */
  void next(Event event) {
    if (event.sessionId() == null
        && last != null
        && Duration.between(last, event.timestamp()).compareTo(PAUSE) > 0) {
      end();
    }
    last = event.timestamp();
    if (event.action() == Action.SEARCH) {
      if (event.query() != null && !event.query().isBlank()) {
        begin(event);
      }
    } else if (event.itemId() != null && reaches(event.action())) {
      reach(event, event.itemId());
    }
  }

  private void begin(Event event) {
    List<String> before =
        touched.subList(Math.max(0, touched.size() - MOST_SESSION_ITEMS), touched.size());
    Search search = new Search(event, before);
    searches.add(search);
    if (event.queryId() != null) {
      byQueryId.put(event.queryId(), search);
    }
  }

  private void reach(Event event, String item) {
    Search search = search(event, item);
    if (search != null) {
      byItem.put(item, search);
      search.led(event);
    }
    touched.remove(item);
    touched.add(item);
  }

  private @Nullable Search search(Event event, String item) {
    Search named = event.queryId() == null ? null : byQueryId.get(event.queryId());
    if (named != null) {
      return named;
    }
    Search owner = byItem.get(item);
    if (owner != null || searches.isEmpty()) {
      return owner;
    }
    Search newest = searches.getLast();
    // Where events name their search, one that names none came from elsewhere: the home page, say.
    return queryIdsName && newest.event.queryId() != null ? null : newest;
  }

  /** Hands on the searches that led to something, and forgets everything. */
  void end() {
    for (Search search : searches) {
      if (search.best != null) {
        Event event = search.event;
        found.accept(
            new SearchQuestion(
                event.userId() == null ? unit : event.userId(),
                String.valueOf(event.query()),
                event.userId(),
                search.before,
                Objects.requireNonNull(search.best.itemId()),
                search.best.action()));
      }
    }
    searches.clear();
    byItem.clear();
    byQueryId.clear();
    touched.clear();
  }

  private static boolean reaches(Action action) {
    return action == Action.VIEW || strength(action) > 0;
  }

  private static int strength(Action action) {
    return switch (action) {
      case CLICK -> 1;
      case ADD_TO_CART -> 2;
      case PURCHASE -> 3;
      default -> 0;
    };
  }
}
