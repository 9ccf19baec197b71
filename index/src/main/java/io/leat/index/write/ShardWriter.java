package io.leat.index.write;

import io.leat.index.IndexException;
import io.leat.index.IndexName;
import io.leat.index.document.IndexUpdate;
import io.leat.index.document.ItemDocuments;
import io.leat.index.document.ItemFields;
import io.leat.index.document.SessionDocuments;
import io.leat.index.document.SessionFields;
import io.leat.index.document.UserDocuments;
import io.leat.index.document.UserFields;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.ShardCommit;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Writes one shard of one index: updates in, staged commits out. Nothing it commits is seen before
 * {@link SnapshotStore#publish}. Used by one thread.
 *
 * <p>A document is replaced by its id, so applying the same updates again after a recovery leaves
 * the same index.
 */
public final class ShardWriter implements AutoCloseable {
  /** Any constant: it only must never change, or documents would be looked for elsewhere. */
  private static final int SHARD_SEED = 0x1ea7;

  private final ShardWriterOpening opening;
  private final IndexWriter writer;
  private final RetainedCommits commits;
  private final ItemDocuments items;
  private final UserDocuments users;
  private boolean closed;

  private ShardWriter(ShardWriterOpening opening, RetainedCommits commits, IndexWriter writer) {
    this.opening = opening;
    this.commits = commits;
    this.writer = writer;
    GenerationInfo generation = opening.generation();
    this.items = new ItemDocuments(generation.rank(), generation.contentDimension());
    this.users = new UserDocuments(generation.rank());
  }

  /**
   * Starts the shard anew; what an unfinished run left there is dropped. Commits of published
   * snapshots stay for their readers.
   *
   * @throws IndexException when another writer has the shard, or it cannot be written
   */
  public static ShardWriter create(
      SnapshotStore store, GenerationInfo generation, IndexName index, int shard) {
    return create(new ShardWriterOpening(store, generation, index, shard));
  }

  /**
   * The same with more memory for what was not written yet. A bounded run that has it makes fewer
   * segments, and so builds fewer of the graphs that a merge throws away.
   *
   * @param bufferMegabytes up to 1900
   */
  public static ShardWriter create(
      SnapshotStore store,
      GenerationInfo generation,
      IndexName index,
      int shard,
      int bufferMegabytes) {
    return create(new ShardWriterOpening(store, generation, index, shard, bufferMegabytes));
  }

  private static ShardWriter create(ShardWriterOpening opening) {
    RetainedCommits commits =
        new RetainedCommits(
            opening.store(), opening.generation().name(), opening.index(), opening.shard(), null);
    return new ShardWriter(opening, commits, opening.create(commits));
  }

  /**
   * Goes on from a commit; later, unpublished commits fall away.
   *
   * @throws IndexException when the commit has expired, another writer has the shard, or it cannot
   *     be written
   */
  public static ShardWriter resume(
      SnapshotStore store, GenerationInfo generation, ShardCommit commit) {
    ShardWriterOpening opening =
        new ShardWriterOpening(store, generation, commit.index(), commit.shard());
    RetainedCommits commits =
        new RetainedCommits(
            store, generation.name(), commit.index(), commit.shard(), commit.segmentsFile());
    return new ShardWriter(opening, commits, opening.resume(commits, commit.segmentsFile()));
  }

  /** The shard, in {@code 0 .. shards - 1}, to which a document id belongs. */
  public static int shardOf(String id, int shards) {
    int hash = StringHelper.murmurhash3_x86_32(new BytesRef(id), SHARD_SEED);
    return Math.floorMod(hash, shards);
  }

  /**
   * Adds, replaces, changes in place or deletes one document.
   *
   * @throws IndexException naming the document, when it cannot be indexed; or naming the shard,
   *     when that cannot be written
   */
  public void apply(IndexUpdate update) {
    if (update.index() != opening.index()) {
      throw new IllegalArgumentException(
          "Update of '%s' is for the %s index, this is %s"
              .formatted(update.id(), update.index().directoryName(), opening.name()));
    }
    try {
      Document document = document(update);
      if (document != null) {
        writer.updateDocument(key(update), document);
      } else if (update.change() != null) {
        change(key(update), ItemDocuments.fields(update.change()));
      } else {
        writer.deleteDocuments(key(update));
      }
    } catch (IOException | AlreadyClosedException e) {
      throw failed("write", e);
    }
  }

  /** Neither text nor vectors are written again: of each segment only the columns that changed. */
  private void change(Term key, List<Field> fields) throws IOException {
    if (!fields.isEmpty()) {
      writer.updateDocValues(key, fields.toArray(Field[]::new));
    }
  }

  private @Nullable Document document(IndexUpdate update) {
    if (update.item() != null) {
      return items.document(update.item());
    }
    if (update.user() != null) {
      return users.document(update.user());
    }
    return update.session() == null ? null : SessionDocuments.document(update.session());
  }

  private static Term key(IndexUpdate update) {
    String field =
        switch (update.index()) {
          case ITEMS -> ItemFields.ITEM_ID;
          case USERS -> UserFields.USER_ID;
          case SESSIONS -> SessionFields.SESSION_ID;
        };
    return new Term(field, update.id());
  }

  /**
   * Merges into few segments, before the last commit of a bounded run: each segment is one more
   * graph to search.
   */
  public void forceMerge(int segments) {
    try {
      writer.forceMerge(segments);
    } catch (IOException | AlreadyClosedException e) {
      throw failed("merge", e);
    }
  }

  /** Commits durably; with nothing changed, names the commit that stands. */
  public ShardCommit commit(long watermark) {
    try {
      writer.commit();
    } catch (IOException | AlreadyClosedException e) {
      throw failed("commit", e);
    }
    return new ShardCommit(opening.index(), opening.shard(), commits.newest(), watermark);
  }

  private IndexException failed(String action, Exception e) {
    return new IndexException("Cannot %s %s: %s".formatted(action, opening.name(), e), e);
  }

  /** Drops what was not committed. Never throws: recovery starts from a committed point. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      new UninterruptedClose(opening.name()).close(writer);
    }
  }
}
