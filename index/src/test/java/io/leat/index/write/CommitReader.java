package io.leat.index.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.index.document.ItemFields;
import io.leat.index.document.ItemRecord;
import io.leat.index.snapshot.NamedCommit;
import io.leat.index.snapshot.ShardCommit;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.store.Directory;

/** What a staged commit holds, read the plain way. */
final class CommitReader {
  private final SnapshotStore store;
  private final String generation;

  CommitReader(SnapshotStore store, String generation) {
    this.store = store;
    this.generation = generation;
  }

  /** From item id to stored JSON; each id must be there once. */
  Map<String, String> items(ShardCommit commit) throws IOException {
    Map<String, String> items = new TreeMap<>();
    try (Directory directory =
            NamedCommit.openDirectory(
                store.shardDirectory(generation, commit.index(), commit.shard()));
        DirectoryReader reader =
            DirectoryReader.open(NamedCommit.read(directory, commit.segmentsFile()))) {
      for (LeafReaderContext leaf : reader.leaves()) {
        addItems(leaf.reader(), items);
      }
    }
    return items;
  }

  private static void addItems(LeafReader reader, Map<String, String> items) throws IOException {
    SortedDocValues ids = DocValues.getSorted(reader, ItemFields.ITEM_ID);
    for (int doc = 0; doc < reader.maxDoc(); doc++) {
      if (reader.getLiveDocs() == null || reader.getLiveDocs().get(doc)) {
        assertThat(ids.advanceExact(doc)).isTrue();
        String id = ids.lookupOrd(ids.ordValue()).utf8ToString();
        String json = ItemRecord.json(reader, doc).utf8ToString();
        assertThat(items.put(id, json)).as("%s is there twice", id).isNull();
      }
    }
  }
}
