package io.leat.evaluation.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers interactions into histories, which keep the order of first appearance. */
final class HistoryBuilder {
  private final Map<String, List<Interaction>> interactions = new LinkedHashMap<>();
  private final Map<String, Boolean> anonymous = new LinkedHashMap<>();

  /** Makes the history, if it is new. */
  List<Interaction> of(String id, boolean isAnonymous) {
    anonymous.putIfAbsent(id, isAnonymous);
    return interactions.computeIfAbsent(id, key -> new ArrayList<>());
  }

  /** All that was gathered; by time within each history where times are real. */
  Interactions build(Interactions.Order order) {
    List<History> histories = new ArrayList<>();
    interactions.forEach(
        (id, list) -> {
          if (order == Interactions.Order.TIME) {
            list.sort(Comparator.comparingLong(Interaction::time));
          }
          histories.add(new History(id, anonymous.getOrDefault(id, false), list));
        });
    return new Interactions(histories, order);
  }
}
