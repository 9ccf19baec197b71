package io.leat.evaluation.protocol;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One list that a recommender is asked for, and what should be on it.
 *
 * @param unit whose question it is; questions of one unit are not independent, so confidence
 *     intervals resample units
 * @param user who is known to the training data by this id; null for an anonymous session
 * @param history what the user has in the training data, in order
 * @param prefix what came after that in the session of the moment, in order
 * @param relevant what should be found
 * @param exclusion what must not be on the list, and {@code excluded} these items
 * @param candidates what alone is ranked; null for every item
 */
public record Question(
    String unit,
    @Nullable String user,
    List<String> history,
    List<String> prefix,
    Set<String> relevant,
    Exclusion exclusion,
    Set<String> excluded,
    @Nullable Set<String> candidates) {

  /** What a list leaves out. */
  public enum Exclusion {
    NOTHING,
    /** All that the user has in the training data. */
    SEEN,
    /** What the user bought in the training data. */
    BOUGHT
  }

  /** All that is known of the person at that moment, in order. */
  public List<String> known() {
    if (prefix.isEmpty()) {
      return history;
    }
    if (history.isEmpty()) {
      return prefix;
    }
    return java.util.stream.Stream.concat(history.stream(), prefix.stream()).toList();
  }
}
