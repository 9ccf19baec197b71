package io.leat.index.document;

import io.leat.index.IndexName;
import org.jspecify.annotations.Nullable;

/**
 * One change to one document of one index. Exactly one of item, user and session is set for an
 * upsert of that index, change alone for one of an item in place, none for a deletion. A flat
 * record rather than a sealed family, because Flink serialises records field by field.
 *
 * @param id item, user or session id: the document's key, and what shards are chosen by
 */
public record IndexUpdate(
    IndexName index,
    String id,
    @Nullable ItemDocument item,
    @Nullable UserDocument user,
    @Nullable SessionDocument session,
    @Nullable ItemChange change) {

  public IndexUpdate {
    check(IndexName.ITEMS, item == null ? null : item.itemId(), index, id);
    check(IndexName.USERS, user == null ? null : user.userId(), index, id);
    check(IndexName.SESSIONS, session == null ? null : session.sessionId(), index, id);
    check(IndexName.ITEMS, change == null ? null : change.itemId(), index, id);
    if (item != null && change != null) {
      throw new IllegalArgumentException("Update of item '" + id + "' has a document and a change");
    }
  }

  private static void check(
      IndexName home, @Nullable String documentId, IndexName index, String id) {
    if (documentId != null && (index != home || !documentId.equals(id))) {
      throw new IllegalArgumentException(
          "Update of '%s' in %s has the document '%s' of %s"
              .formatted(id, index.directoryName(), documentId, home.directoryName()));
    }
  }

  public static IndexUpdate upsert(ItemDocument item) {
    return new IndexUpdate(IndexName.ITEMS, item.itemId(), item, null, null, null);
  }

  public static IndexUpdate upsert(UserDocument user) {
    return new IndexUpdate(IndexName.USERS, user.userId(), null, user, null, null);
  }

  public static IndexUpdate upsert(SessionDocument session) {
    return new IndexUpdate(IndexName.SESSIONS, session.sessionId(), null, null, session, null);
  }

  /** Changes an item in place; comes to nothing where the index has no such item. */
  public static IndexUpdate change(ItemChange change) {
    return new IndexUpdate(IndexName.ITEMS, change.itemId(), null, null, null, change);
  }

  public static IndexUpdate delete(IndexName index, String id) {
    return new IndexUpdate(index, id, null, null, null, null);
  }
}
