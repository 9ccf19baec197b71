package io.leat.data.validation;

import io.leat.core.profile.Action;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a shop's files hold.
 *
 * @param shop its directory
 * @param items distinct items of the catalogue
 * @param untouchedItems items that no event names
 * @param rejectedItems lines of the catalogue that were not taken
 * @param events taken
 * @param rejectedEvents lines of events that were not taken
 * @param eventsByAction only actions that occur, in the order of {@link Action}
 * @param users distinct user ids
 * @param sessions distinct session ids
 * @param first time of an event; null without events
 * @param last time of an event; null without events
 * @param faults of the rejected lines
 * @param warnings of lines that were taken
 * @param rejects where the rejected lines are; null when there are none
 */
public record ValidationReport(
    Path shop,
    long items,
    long untouchedItems,
    long rejectedItems,
    long events,
    long rejectedEvents,
    Map<Action, Long> eventsByAction,
    long users,
    long sessions,
    @Nullable Instant first,
    @Nullable Instant last,
    List<FaultClass> faults,
    List<FaultClass> warnings,
    @Nullable Path rejects) {

  public ValidationReport {
    Map<Action, Long> copy = new EnumMap<>(Action.class);
    copy.putAll(eventsByAction);
    eventsByAction = copy;
    faults = List.copyOf(faults);
    warnings = List.copyOf(warnings);
  }

  /** Lines that were not taken. */
  public long rejected() {
    return rejectedItems + rejectedEvents;
  }

  /** Events whose action is a search. */
  public long searches() {
    return eventsByAction.getOrDefault(Action.SEARCH, 0L);
  }

  /** The report in plain text, for a terminal of 100 columns. */
  public String toText() {
    return new ReportText().render(this);
  }
}
