package io.leat.evaluation;

import io.leat.core.profile.Action;
import io.leat.evaluation.dataset.History;
import io.leat.evaluation.dataset.Interaction;
import io.leat.evaluation.dataset.Interactions;
import java.util.ArrayList;
import java.util.List;

/** Small training data for tests: one line a history, {@code "u: a b c"}, or {@code "a b c"}. */
public final class Histories {
  private Histories() {}

  /** Without order. */
  public static Interactions of(String... lines) {
    return of(Interactions.Order.NONE, lines);
  }

  /** Each interaction a second after the one before, through all lines. */
  public static Interactions of(Interactions.Order order, String... lines) {
    List<History> histories = new ArrayList<>();
    long time = 1_000;
    for (String line : lines) {
      boolean anonymous = !line.contains(":");
      String id =
          anonymous ? "session-" + (histories.size() + 1) : line.substring(0, line.indexOf(':'));
      List<Interaction> interactions = new ArrayList<>();
      for (String item : line.substring(line.indexOf(':') + 1).strip().split(" ", -1)) {
        if (!item.isEmpty()) {
          interactions.add(new Interaction(item, time++, Action.PURCHASE, 1));
        }
      }
      histories.add(new History(id, anonymous, interactions));
    }
    return new Interactions(histories, order);
  }
}
