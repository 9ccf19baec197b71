package io.leat.index.search;

import io.leat.core.model.EmbeddingModel;
import io.leat.index.IndexException;
import io.leat.index.IndexName;
import io.leat.index.document.ItemFields;
import io.leat.index.document.SessionFields;
import io.leat.index.document.UserDocument;
import io.leat.index.document.UserDocuments;
import io.leat.index.document.UserFields;
import io.leat.index.queries.PopularQueries;
import io.leat.index.search.ShardReaders.Location;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * One snapshot of one generation, opened: what one query sees from beginning to end. Got from
 * {@link SnapshotSearcherManager#acquire} and given back to it. Safe for use by many threads.
 */
public final class ServingSnapshot {
  private final GenerationInfo generation;
  private final int number;
  private final long watermark;
  private final EmbeddingModel model;
  private final String embeddingVersion;
  private final PopularQueries popularQueries;
  private final Map<IndexName, ShardReaders> readers;
  private final IndexSearcher items;
  private final IndexSearcher sessions;
  private final AtomicInteger references = new AtomicInteger(1);

  ServingSnapshot(
      GenerationInfo generation,
      Snapshot snapshot,
      EmbeddingModel model,
      String embeddingVersion,
      PopularQueries popularQueries,
      Map<IndexName, ShardReaders> readers) {
    this.generation = generation;
    this.number = snapshot.number();
    this.watermark = snapshot.watermark();
    this.model = model;
    this.embeddingVersion = embeddingVersion;
    this.popularQueries = popularQueries;
    this.readers = readers;
    this.items = new IndexSearcher(readers(IndexName.ITEMS).all());
    items.setTimeout(QueryDeadline.OF_THREAD);
    this.sessions = new IndexSearcher(readers(IndexName.SESSIONS).all());
  }

  public GenerationInfo generation() {
    return generation;
  }

  /** The snapshot's number within its generation. */
  public int number() {
    return number;
  }

  /** Up to when it is complete, as {@link Snapshot#watermark}: epoch microseconds. */
  public long watermark() {
    return watermark;
  }

  /** Over all item shards, with global BM25 statistics. */
  public IndexSearcher items() {
    return items;
  }

  /** Over all session shards. */
  public IndexSearcher sessions() {
    return sessions;
  }

  /** How many people the users index holds. */
  public int userCount() {
    return readers(IndexName.USERS).all().numDocs();
  }

  /** The first ids of people in the order of their bytes; some may have been deleted since. */
  public List<String> userIds(int limit) {
    return userIds("", limit);
  }

  /** Those of them that begin so. */
  public List<String> userIds(String prefix, int limit) {
    List<String> ids = new ArrayList<>();
    try {
      Terms terms = MultiTerms.getTerms(readers(IndexName.USERS).all(), UserFields.USER_ID);
      TermsEnum next = terms == null ? TermsEnum.EMPTY : terms.iterator();
      BytesRef first = new BytesRef(prefix);
      boolean there = terms != null && next.seekCeil(first) != TermsEnum.SeekStatus.END;
      while (there && ids.size() < limit && StringHelper.startsWith(next.term(), first)) {
        ids.add(next.term().utf8ToString());
        there = next.next() != null;
      }
    } catch (IOException e) {
      throw unreadable("the ids of the users", e);
    }
    return ids;
  }

  public EmbeddingModel model() {
    return model;
  }

  /** Tells the model from others, as {@link io.leat.index.model.ModelStore#version}. */
  public String embeddingVersion() {
    return embeddingVersion;
  }

  /** What many people searched for until the generation was built. */
  public PopularQueries popularQueries() {
    return popularQueries;
  }

  /** The person, or empty when unknown. */
  public Optional<UserDocument> user(String userId) {
    try {
      Location found = readers(IndexName.USERS).find(UserFields.USER_ID, userId);
      return found == null
          ? Optional.empty()
          : Optional.of(UserDocuments.read(found.leaf().reader(), found.doc(), userId));
    } catch (IOException e) {
      throw unreadable("user '" + userId + "'", e);
    }
  }

  /** Time of the last act of a session's document, epoch seconds; empty when there is none. */
  public OptionalLong sessionTime(String sessionId) {
    try {
      Location found = readers(IndexName.SESSIONS).find(SessionFields.SESSION_ID, sessionId);
      if (found == null) {
        return OptionalLong.empty();
      }
      NumericDocValues times = DocValues.getNumeric(found.leaf().reader(), SessionFields.TIME);
      return times.advanceExact(found.doc())
          ? OptionalLong.of(times.longValue())
          : OptionalLong.empty();
    } catch (IOException e) {
      throw unreadable("session '" + sessionId + "'", e);
    }
  }

  /** Lucene's document number of an item, or -1 when unknown. */
  public int itemDoc(String itemId) {
    try {
      Location found = readers(IndexName.ITEMS).find(ItemFields.ITEM_ID, itemId);
      return found == null ? -1 : found.globalDoc();
    } catch (IOException e) {
      throw unreadable("item '" + itemId + "'", e);
    }
  }

  /** The stored vector of a document; null where the field is absent. */
  public float @Nullable [] vector(int doc, String field) {
    List<LeafReaderContext> leaves = items.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    try {
      FloatVectorValues vectors = leaf.reader().getFloatVectorValues(field);
      if (vectors == null) {
        return null;
      }
      KnnVectorValues.DocIndexIterator position = vectors.iterator();
      int docInLeaf = doc - leaf.docBase;
      return position.advance(docInLeaf) == docInLeaf
          ? vectors.vectorValue(position.index()).clone()
          : null;
    } catch (IOException e) {
      throw unreadable(field + " of document " + doc, e);
    }
  }

  private IndexException unreadable(String what, IOException e) {
    return new IndexException(
        "Cannot read %s in snapshot %d of %s: %s".formatted(what, number, generation.name(), e), e);
  }

  ShardReaders readers(IndexName index) {
    return Objects.requireNonNull(readers.get(index), index::directoryName);
  }

  int references() {
    return references.get();
  }

  boolean tryIncRef() {
    int count = references.get();
    while (count > 0) {
      if (references.compareAndSet(count, count + 1)) {
        return true;
      }
      count = references.get();
    }
    return false;
  }

  void decRef() throws IOException {
    if (references.decrementAndGet() == 0) {
      IOUtils.close(readers.values());
    }
  }
}
