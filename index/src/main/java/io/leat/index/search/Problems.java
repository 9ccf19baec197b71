package io.leat.index.search;

import java.util.ArrayList;
import java.util.List;

/** What a check found wrong: the first few in words, the others counted. */
final class Problems {
  private static final int LIMIT = 20;

  private final List<String> first = new ArrayList<>();
  private long others;

  void add(String problem) {
    if (first.size() < LIMIT) {
      first.add(problem);
    } else {
      others++;
    }
  }

  List<String> list() {
    List<String> all = new ArrayList<>(first);
    if (others > 0) {
      all.add("and " + others + " more");
    }
    return all;
  }
}
