package io.leat.flink.history;

import io.leat.core.session.SessionIndex;
import io.leat.index.IndexName;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.SessionDocument;
import java.util.ArrayList;
import java.util.List;

/** A person's last acts as a session that others can be compared with. */
public final class SessionUpdates {
  private SessionUpdates() {}

  /**
   * The session's document, under the person's id; acts against an item are passed over. Of someone
   * of whom nothing is known any more, the document's deletion.
   */
  public static IndexUpdate of(PersonHistory person) {
    String sessionId =
        person.session()
            ? SessionDocument.keyOfSession(person.personId())
            : SessionDocument.keyOfUser(person.personId());
    int size = person.itemIds().length;
    if (size == 0) {
      return IndexUpdate.delete(IndexName.SESSIONS, sessionId);
    }
    List<String> itemIds = new ArrayList<>();
    for (int act = Math.max(0, size - SessionIndex.LENGTH); act < size; act++) {
      if (person.weights()[act] > 0) {
        itemIds.add(person.itemIds()[act]);
      }
    }
    return IndexUpdate.upsert(new SessionDocument(sessionId, itemIds, person.times()[size - 1]));
  }
}
