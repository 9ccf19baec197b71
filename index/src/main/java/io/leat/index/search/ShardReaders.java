package io.leat.index.search;

import io.leat.index.IndexName;
import io.leat.index.snapshot.NamedCommit;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.index.write.ShardWriter;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * All shards of one index at one snapshot, as one reader. Documents are found by id in the one
 * shard where they can be.
 */
final class ShardReaders implements Closeable {

  /** Where a document is: its leaf, and its number within the leaf. */
  record Location(LeafReaderContext leaf, int doc) {
    int globalDoc() {
      return leaf.docBase + doc;
    }
  }

  private final List<DirectoryReader> shards;
  private final MultiReader all;
  private final List<List<LeafReaderContext>> leavesByShard;

  private ShardReaders(List<DirectoryReader> shards) throws IOException {
    this.shards = shards;
    this.all = new MultiReader(shards.toArray(IndexReader[]::new), true);
    this.leavesByShard = new ArrayList<>();
    int from = 0;
    for (DirectoryReader shard : shards) {
      int to = from + shard.leaves().size();
      leavesByShard.add(all.leaves().subList(from, to));
      from = to;
    }
  }

  /**
   * Opens the commits that the snapshot names.
   *
   * @param previous the same index at an earlier snapshot of the same generation, whose segments
   *     are shared; null to open all anew
   */
  static ShardReaders open(
      SnapshotStore store,
      String generation,
      IndexName index,
      Snapshot snapshot,
      int shardCount,
      @Nullable ShardReaders previous)
      throws IOException {
    List<DirectoryReader> readers = new ArrayList<>();
    boolean opened = false;
    try {
      for (int shard = 0; shard < shardCount; shard++) {
        String segmentsFile = snapshot.shard(index, shard).segmentsFile();
        readers.add(
            previous == null
                ? open(
                    NamedCommit.openDirectory(store.shardDirectory(generation, index, shard)),
                    segmentsFile)
                : reopen(previous.shards.get(shard), segmentsFile));
      }
      ShardReaders result = new ShardReaders(readers);
      opened = true;
      return result;
    } finally {
      if (!opened) {
        IOUtils.closeWhileHandlingException(readers);
      }
    }
  }

  /**
   * The directory holds no resource of its own, so that the last reader of it need not close it.
   */
  private static DirectoryReader open(Directory directory, String segmentsFile) throws IOException {
    return DirectoryReader.open(NamedCommit.read(directory, segmentsFile));
  }

  private static DirectoryReader reopen(DirectoryReader reader, String segmentsFile)
      throws IOException {
    if (!reader.getIndexCommit().getSegmentsFileName().equals(segmentsFile)) {
      NamedCommit commit = NamedCommit.read(reader.directory(), segmentsFile);
      DirectoryReader changed = DirectoryReader.openIfChanged(reader, commit);
      if (changed != null) {
        return changed;
      }
    }
    reader.incRef();
    return reader;
  }

  /** Every document of every shard. */
  IndexReader all() {
    return all;
  }

  /** The living document with this id, or null. */
  @Nullable Location find(String field, String id) throws IOException {
    BytesRef key = new BytesRef(id);
    for (LeafReaderContext leaf : leavesByShard.get(ShardWriter.shardOf(id, shards.size()))) {
      Terms terms = leaf.reader().terms(field);
      if (terms == null) {
        continue;
      }
      TermsEnum found = terms.iterator();
      if (found.seekExact(key)) {
        int doc = living(found, leaf.reader().getLiveDocs());
        if (doc != DocIdSetIterator.NO_MORE_DOCS) {
          return new Location(leaf, doc);
        }
      }
    }
    return null;
  }

  private static int living(TermsEnum term, @Nullable Bits liveDocs) throws IOException {
    PostingsEnum postings = term.postings(null, PostingsEnum.NONE);
    int doc = postings.nextDoc();
    while (doc != DocIdSetIterator.NO_MORE_DOCS && liveDocs != null && !liveDocs.get(doc)) {
      doc = postings.nextDoc();
    }
    return doc;
  }

  /** Gives back this snapshot's share; segments that a later one shares stay open. */
  @Override
  public void close() throws IOException {
    all.close();
  }
}
