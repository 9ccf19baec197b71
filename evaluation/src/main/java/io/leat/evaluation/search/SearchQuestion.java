package io.leat.evaluation.search;

import io.leat.core.profile.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search that somebody made, and the item that it should have shown.
 *
 * @param unit whose question it is: questions of one unit are not independent
 * @param user null where the shop did not know at that moment
 * @param sessionItems what the session had looked at before, oldest first
 * @param action what then was done with the target
 */
public record SearchQuestion(
    String unit,
    String text,
    @Nullable String user,
    List<String> sessionItems,
    String target,
    Action action) {
  public SearchQuestion {
    sessionItems = List.copyOf(sessionItems);
  }
}
