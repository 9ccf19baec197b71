package io.leat.evaluation.live;

import io.leat.core.profile.ItemInterest;
import io.leat.index.document.ItemFields;
import io.leat.index.document.UserDocument;
import io.leat.index.search.ServingSnapshot;
import io.leat.index.search.SnapshotSearcherManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.NumericUtils;

/**
 * What an index says of people and items, as sums of acts of one weight at one time.
 *
 * @param ofUsers stored weight by user and item, as {@link #key} joins them
 * @param ofItems popularity by item
 * @param unit what one act adds to a stored weight
 * @param itemUnit what one act adds to a popularity
 */
record PublishedCounts(
    Map<String, Double> ofUsers, Map<String, Double> ofItems, double unit, double itemUnit) {

  static String key(String userId, String itemId) {
    return userId + " " + itemId;
  }

  /**
   * Reads the snapshot being served.
   *
   * @param time of the acts to be counted, epoch seconds
   */
  static PublishedCounts read(LiveWork work, List<String> users, List<String> items, long time) {
    try (SnapshotSearcherManager manager = SnapshotSearcherManager.open(work.store())) {
      ServingSnapshot snapshot = manager.acquire();
      try {
        return read(snapshot, users, items, time);
      } finally {
        manager.release(snapshot);
      }
    }
  }

  private static PublishedCounts read(
      ServingSnapshot snapshot, List<String> users, List<String> items, long time) {
    Map<String, Double> ofUsers = new HashMap<>();
    for (String user : users) {
      Map<String, ItemInterest> profile =
          snapshot
              .user(user)
              .map(UserDocument::profile)
              .map(found -> found.items())
              .orElse(Map.of());
      profile.forEach((item, interest) -> ofUsers.put(key(user, item), interest.weight()));
    }
    Map<String, Double> ofItems = new HashMap<>();
    for (String item : items) {
      int doc = snapshot.itemDoc(item);
      if (doc >= 0) {
        ofItems.put(item, popularity(snapshot, doc));
      }
    }
    double unit =
        snapshot.model().actionWeights().of(MadeEvents.ACTION, null)
            * snapshot.model().decay().scale(time);
    return new PublishedCounts(
        ofUsers, ofItems, unit, snapshot.model().decay().decayed(unit, snapshot.model().now()));
  }

  private static double popularity(ServingSnapshot snapshot, int doc) {
    try {
      for (LeafReaderContext leaf : snapshot.items().getIndexReader().leaves()) {
        if (doc >= leaf.docBase && doc < leaf.docBase + leaf.reader().maxDoc()) {
          NumericDocValues values = DocValues.getNumeric(leaf.reader(), ItemFields.POPULARITY);
          return values.advanceExact(doc - leaf.docBase)
              ? NumericUtils.sortableLongToDouble(values.longValue())
              : 0;
        }
      }
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Acts of a user on an item since an earlier reading; an integer, when all is well. */
  double ofUser(String key, PublishedCounts before) {
    return (ofUsers.getOrDefault(key, 0.0) - before.ofUsers.getOrDefault(key, 0.0)) / unit;
  }

  /** Acts on an item since an earlier reading; an integer, when all is well. */
  double ofItem(String item, PublishedCounts before) {
    return (ofItems.getOrDefault(item, 0.0) - before.ofItems.getOrDefault(item, 0.0)) / itemUnit;
  }
}
