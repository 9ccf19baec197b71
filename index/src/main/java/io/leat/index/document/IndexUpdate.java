package io.leat.index.document;

import io.leat.index.IndexName;
import org.jspecify.annotations.Nullable;

/**
 * One change to one document of one index. Exactly one of item and user is set for an upsert of
 * that index; neither for a deletion. A flat record rather than a sealed family, because Flink
 * serialises records field by field.
 *
 * @param id item id or user id: the document's key, and what shards are chosen by
 */
public record IndexUpdate(
    IndexName index, String id, @Nullable ItemDocument item, @Nullable UserDocument user) {

  public IndexUpdate {
    if (item != null && (index != IndexName.ITEMS || !item.itemId().equals(id) || user != null)) {
      throw new IllegalArgumentException("Update of '" + id + "' has another item: " + item);
    }
    if (user != null && (index != IndexName.USERS || !user.userId().equals(id))) {
      throw new IllegalArgumentException("Update of '" + id + "' has another user: " + user);
    }
  }

  public static IndexUpdate upsert(ItemDocument item) {
    return new IndexUpdate(IndexName.ITEMS, item.itemId(), item, null);
  }

  public static IndexUpdate upsert(UserDocument user) {
    return new IndexUpdate(IndexName.USERS, user.userId(), null, user);
  }

  public static IndexUpdate delete(IndexName index, String id) {
    return new IndexUpdate(index, id, null, null);
  }
}
