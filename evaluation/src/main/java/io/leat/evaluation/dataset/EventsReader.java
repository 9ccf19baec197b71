package io.leat.evaluation.dataset;

import io.leat.core.profile.Action;
import io.leat.data.Event;
import io.leat.data.Parsed;
import io.leat.data.ShopException;
import io.leat.data.json.JsonLines;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads Leat's own event records: what speaks for an item (views, clicks, carts, purchases,
 * ratings). Events without a user are their session's.
 */
public final class EventsReader {
  private static final Set<Action> FOR_AN_ITEM =
      EnumSet.of(Action.VIEW, Action.CLICK, Action.ADD_TO_CART, Action.PURCHASE, Action.RATING);

  private EventsReader() {}

  /**
   * Reads a file.
   *
   * @param notes is told how many lines were passed over
   * @throws ShopException when no line is an event that speaks for an item
   */
  public static Interactions read(Path file, Consumer<String> notes) {
    HistoryBuilder histories = new HistoryBuilder();
    long[] counts = new long[2];
    JsonLines.events(
        file,
        bytes -> {},
        (line, parsed) -> {
          if (parsed instanceof Parsed.Valid<Event> valid) {
            counts[0] += add(valid.value(), histories) ? 1 : 0;
          } else {
            counts[1]++;
          }
        });
    if (counts[0] == 0) {
      throw new ShopException(
          "%s has no event that speaks for an item (%d lines are not valid events: ./leat validate says why)"
              .formatted(file, counts[1]));
    }
    if (counts[1] > 0) {
      notes.accept(
          "%s: %d lines are not valid events and were passed over".formatted(file, counts[1]));
    }
    return histories.build(Interactions.Order.TIME);
  }

  private static boolean add(Event event, HistoryBuilder histories) {
    if (event.itemId() == null || !FOR_AN_ITEM.contains(event.action())) {
      return false;
    }
    boolean anonymous = event.userId() == null;
    String id = anonymous ? "session-" + event.sessionId() : String.valueOf(event.userId());
    List<Interaction> history = histories.of(id, anonymous);
    history.add(
        new Interaction(event.itemId(), event.timestamp().getEpochSecond(), event.action(), 1));
    return true;
  }
}
