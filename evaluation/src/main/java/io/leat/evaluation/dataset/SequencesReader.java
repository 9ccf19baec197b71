package io.leat.evaluation.dataset;

import io.leat.core.profile.Action;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads sessions, one a line, items in time order, repeats kept. Without users the lines are clicks
 * of sessions that follow each other; with users the lines are purchases of people whose order
 * among each other is not known.
 */
final class SequencesReader {
  private SequencesReader() {}

  static Interactions sessions(Path file) {
    List<List<String>> sessions = new ArrayList<>();
    DataLines.read(
        file,
        line -> {
          line.tokens().forEach(item -> line.id("item", item));
          sessions.add(line.tokens());
        });
    int longest = sessions.stream().mapToInt(List::size).max().orElse(0);
    List<History> histories = new ArrayList<>();
    for (int session = 0; session < sessions.size(); session++) {
      List<String> items = sessions.get(session);
      List<Interaction> interactions = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        long time = MadeUpTime.withinSession(session, sessions.size(), longest, i);
        interactions.add(new Interaction(items.get(i), time, Action.CLICK, 1));
      }
      histories.add(new History("session-" + (session + 1), true, interactions));
    }
    return new Interactions(histories, Interactions.Order.SEQUENCE);
  }

  static Interactions ofUsers(Path file) {
    List<History> histories = new ArrayList<>();
    Set<String> users = new HashSet<>();
    DataLines.read(
        file,
        line -> {
          List<String> tokens = line.tokens();
          if (tokens.size() < 2) {
            throw line.wrong(
                "'%s' alone: a user and at least one item are expected with --user-first"
                    .formatted(line.text()));
          }
          String user = line.id("user", tokens.getFirst());
          if (!users.add(user)) {
            throw line.wrong(
                "user '%s' has a line already: with --user-first each user has one"
                    .formatted(user));
          }
          List<String> items = tokens.subList(1, tokens.size());
          List<Interaction> interactions = new ArrayList<>();
          for (int i = 0; i < items.size(); i++) {
            long time = MadeUpTime.withinUser(i, items.size());
            interactions.add(
                new Interaction(line.id("item", items.get(i)), time, Action.PURCHASE, 1));
          }
          histories.add(new History(user, false, interactions));
        });
    return new Interactions(histories, Interactions.Order.WITHIN_HISTORY);
  }
}
