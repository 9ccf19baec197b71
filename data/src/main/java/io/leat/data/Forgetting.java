package io.leat.data;

import java.util.List;

/**
 * A person's wish to be forgotten.
 *
 * @param sessionIds the sessions known to have been theirs
 */
public record Forgetting(String userId, List<String> sessionIds) {
  public Forgetting {
    FieldRules.enforcePresent("user_id", userId);
    FieldRules.enforceId("user_id", userId);
    sessionIds = List.copyOf(sessionIds);
    sessionIds.forEach(session -> FieldRules.enforceId("session_ids", session));
  }
}
