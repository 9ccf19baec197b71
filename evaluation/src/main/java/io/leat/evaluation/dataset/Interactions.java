package io.leat.evaluation.dataset;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who did what: everything that a model may learn from, or that it is asked about. Histories have
 * different ids.
 */
public record Interactions(List<History> histories, Order order) {

  /** What the order of interactions tells. */
  public enum Order {
    /** Nothing: all times are the same. */
    NONE,
    /** What came first within a history; between histories nothing. */
    WITHIN_HISTORY,
    /** What came first within and between histories; the times themselves are made up. */
    SEQUENCE,
    /** The times are real. */
    TIME
  }

  public Interactions {
    histories = List.copyOf(histories);
  }

  public int count() {
    return histories.stream().mapToInt(history -> history.interactions().size()).sum();
  }

  /** Each item once, in the order of first appearance. */
  public Set<String> items() {
    Set<String> items = new LinkedHashSet<>();
    histories.forEach(history -> history.interactions().forEach(each -> items.add(each.item())));
    return items;
  }

  public Map<String, History> byId() {
    Map<String, History> byId = new LinkedHashMap<>();
    histories.forEach(history -> byId.put(history.id(), history));
    return byId;
  }

  /** The interactions that pass; histories of which nothing is left are left out. */
  public Interactions where(Predicate<Interaction> passes) {
    return new Interactions(
        histories.stream()
            .map(
                history ->
                    new History(
                        history.id(),
                        history.anonymous(),
                        history.interactions().stream().filter(passes).toList()))
            .filter(history -> !history.interactions().isEmpty())
            .toList(),
        order);
  }

  /** The newest time; 0 where there is nothing. */
  public long newest() {
    return histories.stream()
        .flatMap(history -> history.interactions().stream())
        .mapToLong(Interaction::time)
        .max()
        .orElse(0);
  }
}
