package io.leat.index.write;

import io.leat.index.IndexException;
import io.leat.index.IndexName;
import io.leat.index.document.ItemText;
import io.leat.index.document.SessionFields;
import io.leat.index.files.DurableFiles;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.NamedCommit;
import io.leat.index.snapshot.SnapshotStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;

/**
 * Opens a shard's Lucene writer: anew, or at a commit.
 *
 * @param buffer megabytes of documents in memory before a segment is written
 */
record ShardWriterOpening(
    SnapshotStore store, GenerationInfo generation, IndexName index, int shard, int buffer) {

  ShardWriterOpening(SnapshotStore store, GenerationInfo generation, IndexName index, int shard) {
    this(store, generation, index, shard, index == IndexName.ITEMS ? 64 : 32);
  }

  ShardWriterOpening {
    generation.checkSchema();
    if (shard < 0 || shard >= generation.shards()) {
      throw new IllegalArgumentException(
          "%s has shards 0 to %d, not %d"
              .formatted(generation.name(), generation.shards() - 1, shard));
    }
  }

  /** {@code items shard 0 of g0007}. */
  String name() {
    return "%s shard %d of %s".formatted(index.directoryName(), shard, generation.name());
  }

  IndexWriter create(RetainedCommits commits) {
    return open(
        directory -> {
          if (store.latestNumber(generation.name()) == 0) {
            wipe(directory);
          }
          return new IndexWriter(directory, config(commits).setOpenMode(OpenMode.CREATE));
        });
  }

  /** Nobody can have read what is here, so that even damaged files may go. */
  private static void wipe(Directory directory) throws IOException {
    try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      for (String file : directory.listAll()) {
        if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
          lock.ensureValid();
          directory.deleteFile(file);
        }
      }
    }
  }

  IndexWriter resume(RetainedCommits commits, String segmentsFile) {
    return open(
        directory ->
            new IndexWriter(
                directory,
                config(commits)
                    .setOpenMode(OpenMode.APPEND)
                    .setIndexCommit(commit(directory, segmentsFile))));
  }

  private NamedCommit commit(Directory directory, String segmentsFile) throws IOException {
    try {
      return NamedCommit.read(directory, segmentsFile);
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new IndexException(
          "The commit %s of %s, from which the job was to go on, has expired: rebuild the index"
              .formatted(segmentsFile, name()),
          e);
    }
  }

  private IndexWriterConfig config(RetainedCommits commits) {
    TieredMergePolicy merges = new TieredMergePolicy();
    // A commit each second makes many tiny segments: up to this size they merge as if equal.
    merges.setFloorSegmentMB(16);
    IndexWriterConfig config = new IndexWriterConfig(ItemText.analyzer());
    if (index == IndexName.SESSIONS) {
      // Whoever wants the newest sessions of an item reads its first postings.
      config.setIndexSort(new Sort(new SortField(SessionFields.TIME, SortField.Type.LONG, true)));
    }
    return config
        .setCodec(new ShardCodec(generation.vectors()))
        .setIndexDeletionPolicy(commits)
        .setMergePolicy(merges)
        .setRAMBufferSizeMB(buffer)
        .setCommitOnClose(false);
  }

  private IndexWriter open(Opener opener) {
    Path path = store.shardDirectory(generation.name(), index, shard);
    try {
      new DurableFiles().createDirectories(path);
      Directory directory = NamedCommit.openDirectory(path);
      boolean opened = false;
      try {
        IndexWriter writer = opener.open(directory);
        opened = true;
        return writer;
      } finally {
        if (!opened) {
          IOUtils.closeWhileHandlingException(directory);
        }
      }
    } catch (LockObtainFailedException e) {
      throw new IndexException(
          "Another writer has %s open, in this or another process; end that job first"
              .formatted(name()),
          e);
    } catch (IOException e) {
      throw new IndexException("Cannot open %s in %s: %s".formatted(name(), path, e), e);
    }
  }

  @FunctionalInterface
  private interface Opener {
    IndexWriter open(Directory directory) throws IOException;
  }
}
