package io.leat.index.document;

import java.util.List;

/**
 * One sequence of acts as indexed: a visit, or all that a person did. Found by the items in it, for
 * those who looked at the same things went on to look at others.
 *
 * @param sessionId the document's key
 * @param itemIds in the order of the acts, oldest first; repeats are kept
 * @param time of the last act, epoch seconds
 */
public record SessionDocument(String sessionId, List<String> itemIds, long time) {
  public SessionDocument {
    itemIds = List.copyOf(itemIds);
  }

  /** The key of a user's acts. */
  public static String keyOfUser(String userId) {
    return "user " + userId;
  }

  /** The key of the acts of a session that is nobody's. */
  public static String keyOfSession(String sessionId) {
    return "session " + sessionId;
  }
}
