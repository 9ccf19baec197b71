package io.leat.search;

import io.leat.index.search.QueryDeadline;
import java.util.ArrayList;
import java.util.List;

/** What an answer lacks, and why: names that programs may rely on. */
final class Degraded {
  /** Time ran out: there may be more, and better, than what was found. */
  private static final String DEADLINE = "deadline";

  /** Suggestions were not yet read from what is served. */
  private static final String SUGGESTIONS_NOT_READY = "suggestions_not_ready";

  private Degraded() {}

  /** Of an answer that was just searched for, on this thread. */
  static List<String> now() {
    return QueryDeadline.isCut() ? List.of(DEADLINE) : List.of();
  }

  static List<String> suggestions(boolean ready) {
    List<String> degraded = new ArrayList<>(now());
    if (!ready) {
      degraded.add(SUGGESTIONS_NOT_READY);
    }
    return degraded;
  }
}
