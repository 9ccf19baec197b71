package io.leat.index.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.index.IndexName;
import io.leat.index.TestDocuments;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.SessionDocument;
import io.leat.index.document.SessionDocuments;
import io.leat.index.document.SessionFields;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionShardTest {
  @TempDir Path root;

  @Test
  void anItemsPostingsAreItsSessionsNewestFirstAndEachSessionIsOnce() throws IOException {
    long seed = 3;
    Random random = new Random(seed);
    List<Long> times = new ArrayList<>();
    for (long time = 0; time < 200; time++) {
      times.add(time);
    }
    Collections.shuffle(times, random);
    SnapshotStore store = new SnapshotStore(root);
    GenerationInfo generation =
        store.createGeneration(1, TestDocuments.RANK, TestDocuments.CONTENT_DIMENSION);
    try (ShardWriter writer = ShardWriter.create(store, generation, IndexName.SESSIONS, 0)) {
      writer.apply(IndexUpdate.upsert(new SessionDocument("user 7", List.of("cup", "old"), 1)));
      for (int i = 0; i < 200; i++) {
        writer.apply(
            IndexUpdate.upsert(
                new SessionDocument("session " + i, List.of("cup", "pot " + i), times.get(i))));
        if (i % 60 == 0) {
          writer.commit(i);
        }
      }
      writer.apply(IndexUpdate.upsert(new SessionDocument("user 7", List.of("cup", "new"), 500)));
      writer.commit(200);
    }
    int sessions = 0;
    try (Directory directory =
            FSDirectory.open(store.shardDirectory(generation.name(), IndexName.SESSIONS, 0));
        DirectoryReader reader = DirectoryReader.open(directory)) {
      assertThat(reader.docFreq(new Term(SessionFields.ITEM, "new"))).isEqualTo(1);
      for (LeafReaderContext leaf : reader.leaves()) {
        sessions += newestFirst(leaf.reader(), seed);
      }
    }
    assertThat(sessions).isEqualTo(201);
  }

  @Test
  void aDeletedSessionIsFoundNoMoreWhereverItStands() throws IOException {
    SnapshotStore store = new SnapshotStore(root);
    GenerationInfo generation =
        store.createGeneration(1, TestDocuments.RANK, TestDocuments.CONTENT_DIMENSION);
    try (ShardWriter writer = ShardWriter.create(store, generation, IndexName.SESSIONS, 0)) {
      for (int i = 0; i < 40; i++) {
        // Newest last, so that sorting moves every document of a segment.
        writer.apply(session("session " + i, List.of("cup", "pot " + i), i));
        if (i == 20) {
          writer.commit(i);
        }
      }
      // Of a segment on disk, of the buffer, replaced before in the other one, and unknown.
      writer.apply(session("session 3", List.of("cup", "pot 3"), 99));
      for (int gone : new int[] {0, 3, 20, 21, 39, 77}) {
        writer.apply(IndexUpdate.delete(IndexName.SESSIONS, "session " + gone));
      }
      writer.commit(40);
      assertThat(livingPots(store, generation)).isEqualTo(35).isEqualTo(living(store, generation));
      writer.forceMerge(1);
      writer.commit(41);
      assertThat(livingPots(store, generation)).isEqualTo(35).isEqualTo(living(store, generation));
    }
  }

  private static IndexUpdate session(String id, List<String> items, long time) {
    return IndexUpdate.upsert(new SessionDocument(id, items, time));
  }

  private static int living(SnapshotStore store, GenerationInfo generation) throws IOException {
    try (Directory directory =
            FSDirectory.open(store.shardDirectory(generation.name(), IndexName.SESSIONS, 0));
        DirectoryReader reader = DirectoryReader.open(directory)) {
      return reader.numDocs();
    }
  }

  /** How many of the sessions that must be there are found by what only they hold. */
  private static int livingPots(SnapshotStore store, GenerationInfo generation) throws IOException {
    int found = 0;
    try (Directory directory =
            FSDirectory.open(store.shardDirectory(generation.name(), IndexName.SESSIONS, 0));
        DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      for (int i = 0; i < 40; i++) {
        int hits = searcher.count(new TermQuery(new Term(SessionFields.ITEM, "pot " + i)));
        boolean gone = i == 0 || i == 3 || i == 20 || i == 21 || i == 39;
        assertThat(hits).as("pot %d", i).isEqualTo(gone ? 0 : 1);
        found += hits;
      }
    }
    return found;
  }

  private static int newestFirst(LeafReader leaf, long seed) throws IOException {
    PostingsEnum cups = leaf.postings(new Term(SessionFields.ITEM, "cup"));
    NumericDocValues times = leaf.getNumericDocValues(SessionFields.TIME);
    BinaryDocValues items = leaf.getBinaryDocValues(SessionFields.ITEMS);
    Bits live = leaf.getLiveDocs();
    long before = Long.MAX_VALUE;
    int sessions = 0;
    for (int doc = cups.nextDoc(); doc != PostingsEnum.NO_MORE_DOCS; doc = cups.nextDoc()) {
      if (live != null && !live.get(doc)) {
        continue;
      }
      assertThat(times.advanceExact(doc)).isTrue();
      assertThat(times.longValue()).as("seed %d", seed).isLessThan(before);
      before = times.longValue();
      assertThat(items.advanceExact(doc)).isTrue();
      assertThat(SessionDocuments.decode(items.binaryValue())).hasSize(2).doesNotContain("old");
      sessions++;
    }
    return sessions;
  }
}
