package io.leat.evaluation.dataset;

import io.leat.core.profile.Action;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads {@code user item item ...}. A user alone has no items, as in some public files; a user on
 * two lines has the items of both. Every interaction is taken for a purchase.
 */
final class ListsReader {
  private ListsReader() {}

  static Interactions read(Path file) {
    HistoryBuilder histories = new HistoryBuilder();
    DataLines.read(
        file,
        line -> {
          List<String> tokens = line.tokens();
          List<Interaction> history = histories.of(line.id("user", tokens.getFirst()), false);
          for (String item : tokens.subList(1, tokens.size())) {
            history.add(new Interaction(line.id("item", item), MadeUpTime.END, Action.PURCHASE, 1));
          }
        });
    return histories.build(Interactions.Order.NONE);
  }
}
