package io.leat.flink;

import io.leat.index.document.ItemFields;
import io.leat.index.document.ItemRecord;
import io.leat.index.document.UserDocument;
import io.leat.index.search.ServingSnapshot;
import io.leat.index.search.SnapshotSearcherManager;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/** What a reader of the promoted generation finds. */
public final class IndexReading {
  private IndexReading() {}

  /** One item as indexed. */
  public record IndexedItem(
      float[] embedding, float @Nullable [] content, double popularity, String json) {}

  /** All items of a snapshot, by id. */
  public record Items(Map<String, IndexedItem> byId) {
    /** One that must be there. */
    public IndexedItem of(String id) {
      IndexedItem item = byId.get(id);
      if (item == null) {
        throw new AssertionError("no item '%s' among %s".formatted(id, byId.keySet()));
      }
      return item;
    }
  }

  public static <T> T read(Path root, Function<ServingSnapshot, T> reading) {
    try (SnapshotSearcherManager manager = SnapshotSearcherManager.open(new SnapshotStore(root))) {
      ServingSnapshot snapshot = manager.acquire();
      try {
        return reading.apply(snapshot);
      } finally {
        manager.release(snapshot);
      }
    }
  }

  public static String generation(Path root) {
    return read(root, snapshot -> snapshot.generation().name());
  }

  /** By id, ascending; an id that is there twice is an error. */
  public static Items items(Path root) {
    return read(root, IndexReading::items);
  }

  public static Optional<UserDocument> user(Path root, String id) {
    return read(root, snapshot -> snapshot.user(id));
  }

  public static int users(Path root) {
    return read(root, ServingSnapshot::userCount);
  }

  public static Items items(ServingSnapshot snapshot) {
    Map<String, IndexedItem> items = new TreeMap<>();
    try {
      for (LeafReaderContext leaf : snapshot.items().getIndexReader().leaves()) {
        SortedDocValues ids = DocValues.getSorted(leaf.reader(), ItemFields.ITEM_ID);
        NumericDocValues popularity = DocValues.getNumeric(leaf.reader(), ItemFields.POPULARITY);
        for (int doc = ids.nextDoc(); doc < leaf.reader().maxDoc(); doc = ids.nextDoc()) {
          if (leaf.reader().getLiveDocs() != null && !leaf.reader().getLiveDocs().get(doc)) {
            continue;
          }
          popularity.advanceExact(doc);
          int global = leaf.docBase + doc;
          float[] embedding = snapshot.vector(global, ItemFields.EMBEDDING);
          IndexedItem before =
              items.put(
                  ids.lookupOrd(ids.ordValue()).utf8ToString(),
                  new IndexedItem(
                      embedding == null ? new float[0] : embedding,
                      snapshot.vector(global, ItemFields.CONTENT),
                      NumericUtils.sortableLongToDouble(popularity.longValue()),
                      ItemRecord.json(leaf.reader(), doc).utf8ToString()));
          if (before != null) {
            throw new AssertionError("twice in the index: " + ids.lookupOrd(ids.ordValue()));
          }
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return new Items(items);
  }
}
