package io.leat.index.search;

import io.leat.core.model.EmbeddingModel;
import io.leat.index.document.UserDocument;
import io.leat.index.snapshot.GenerationInfo;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;

/**
 * One snapshot of one generation, opened: what one query sees from beginning to end. Got from
 * {@link SnapshotSearcherManager#acquire} and given back to it.
 */
public final class ServingSnapshot {

  public GenerationInfo generation() {
    throw new UnsupportedOperationException();
  }

  /** The snapshot's number within its generation. */
  public int number() {
    throw new UnsupportedOperationException();
  }

  /** Over all item shards, with global BM25 statistics. */
  public IndexSearcher items() {
    throw new UnsupportedOperationException();
  }

  public EmbeddingModel model() {
    throw new UnsupportedOperationException();
  }

  /** The person, or empty when unknown. */
  public Optional<UserDocument> user(String userId) {
    throw new UnsupportedOperationException();
  }

  /** Lucene's document number of an item, or -1 when unknown. */
  public int itemDoc(String itemId) {
    throw new UnsupportedOperationException();
  }

  /** The stored vector of a document; null where the field is absent. */
  public float @org.jspecify.annotations.Nullable [] vector(int doc, String field) {
    throw new UnsupportedOperationException();
  }
}
