package io.leat.search.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last acts of one person or session. Not safe for use by many threads. */
final class RecentActs {
  private ArrayDeque<Act> acts = new ArrayDeque<>(4);
  private long newest;
  private @Nullable String linkedTo;

  void touch(long stamp) {
    newest = Math.max(newest, stamp);
  }

  /** The stamp of the newest event, of an item or not. */
  long newest() {
    return newest;
  }

  /** The user whose session this is, or null. */
  @Nullable String linkedTo() {
    return linkedTo;
  }

  /** Whether the user has anything to do with it. */
  boolean isOf(String userId) {
    return userId.equals(linkedTo) || acts.stream().anyMatch(act -> userId.equals(act.userId()));
  }

  /** Adds an act; returns by how many there are more now. */
  int add(Act act, int most) {
    acts.addLast(act);
    if (acts.size() <= most) {
      return 1;
    }
    acts.removeFirst();
    return 0;
  }

  /** Makes the acts that were nobody's the user's, and returns them. */
  List<Act> linkTo(String userId, long stamp) {
    if (userId.equals(linkedTo)) {
      return List.of();
    }
    linkedTo = userId;
    List<Act> linked = new ArrayList<>();
    ArrayDeque<Act> all = new ArrayDeque<>(acts.size() + 1);
    for (Act act : acts) {
      if (act.userId() == null) {
        Act theirs = act.linked(userId, stamp);
        linked.add(theirs);
        all.addLast(theirs);
      } else {
        all.addLast(act);
      }
    }
    acts = all;
    return linked;
  }

  Iterable<Act> all() {
    return acts;
  }

  int size() {
    return acts.size();
  }
}
