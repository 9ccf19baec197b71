package io.leat.evaluation.dataset;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one person, or one session of somebody unknown, did, in the source's order.
 *
 * @param id of the person, or made up for the session: {@code session-17}
 * @param anonymous whether the id is a session's
 */
public record History(String id, boolean anonymous, List<Interaction> interactions) {

  public History {
    interactions = List.copyOf(interactions);
  }

  /** The items in order, repeats included. */
  public List<String> items() {
    return interactions.stream().map(Interaction::item).toList();
  }

  /** Each item once, in the order of its first interaction. */
  public Set<String> distinctItems() {
    return new LinkedHashSet<>(items());
  }

  /** The same person's first interactions only. */
  public History first(int count) {
    return new History(id, anonymous, interactions.subList(0, count));
  }
}
