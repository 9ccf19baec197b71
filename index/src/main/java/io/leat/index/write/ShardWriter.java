package io.leat.index.write;

import io.leat.index.IndexName;
import io.leat.index.document.IndexUpdate;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.ShardCommit;
import io.leat.index.snapshot.SnapshotStore;

/**
 * Writes one shard of one index: updates in, staged commits out. Nothing it commits is seen before
 * {@link SnapshotStore#publish}. Used by one thread.
 */
public final class ShardWriter implements AutoCloseable {

  /** Starts the shard anew; what an unfinished run left there is dropped. */
  public static ShardWriter create(
      SnapshotStore store, GenerationInfo generation, IndexName index, int shard) {
    throw new UnsupportedOperationException();
  }

  /** Goes on from a commit; later, unpublished commits fall away. */
  public static ShardWriter resume(
      SnapshotStore store, GenerationInfo generation, ShardCommit commit) {
    throw new UnsupportedOperationException();
  }

  /** The shard, in {@code 0 .. shards - 1}, to which a document id belongs. */
  public static int shardOf(String id, int shards) {
    throw new UnsupportedOperationException();
  }

  public void apply(IndexUpdate update) {
    throw new UnsupportedOperationException();
  }

  /** Commits durably; with nothing changed, names the commit that stands. */
  public ShardCommit commit(long watermark) {
    throw new UnsupportedOperationException();
  }

  /** Drops what was not committed. Never throws: recovery starts from a committed point. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
