package io.leat.index.write;

import io.leat.index.IndexException;
import io.leat.index.IndexName;
import io.leat.index.snapshot.SnapshotStore;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexDeletionPolicy;
import org.apache.lucene.index.SegmentInfos;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Retention as Lucene's deletion policy: a shard keeps the commits that a kept snapshot names, and
 * all newer ones, which may yet be published.
 *
 * <pre>
 *   segments_3   named by snapshot 7   kept
 *   segments_4   expired               deleted
 *   segments_5   named by snapshot 9   kept
 *   segments_6   staged                kept, but dropped when a writer resumes from segments_5
 * </pre>
 */
final class RetainedCommits extends IndexDeletionPolicy {
  private static final Logger LOG = LoggerFactory.getLogger(RetainedCommits.class);

  private final SnapshotStore store;
  private final String generation;
  private final IndexName index;
  private final int shard;

  private final @Nullable String resumedFrom;
  private long newestNamedAtStart;
  private @Nullable String newest;

  /**
   * @param resumedFrom the commit's segments file, null for a new shard
   */
  RetainedCommits(
      SnapshotStore store,
      String generation,
      IndexName index,
      int shard,
      @Nullable String resumedFrom) {
    this.store = store;
    this.generation = generation;
    this.index = index;
    this.shard = shard;
    this.resumedFrom = resumedFrom;
    this.newest = resumedFrom;
  }

  /** The newest commit's segments file. */
  String newest() {
    if (newest == null) {
      throw new IllegalStateException("Nothing was committed yet");
    }
    return newest;
  }

  /** At opening, what was staged after the commit resumed from, or before a new start, is lost. */
  @Override
  public void onInit(List<? extends IndexCommit> commits) throws IOException {
    Set<String> named = named();
    newestNamedAtStart = newestGeneration(named);
    for (IndexCommit commit : commits) {
      String name = commit.getSegmentsFileName();
      boolean staged =
          resumedFrom != null
              && commit.getGeneration() > newestNamedAtStart
              && commit.getGeneration() < SegmentInfos.generationFromSegmentsFileName(resumedFrom);
      if (!named.contains(name) && !name.equals(resumedFrom) && !staged) {
        commit.delete();
      }
    }
  }

  @Override
  public void onCommit(List<? extends IndexCommit> commits) throws IOException {
    newest = commits.getLast().getSegmentsFileName();
    Set<String> named;
    try {
      named = named();
    } catch (IndexException e) {
      // Nothing is urgent about deleting, and the commit itself is done.
      LOG.warn("Keeping all commits of {} shard {} for now", index.directoryName(), shard, e);
      return;
    }
    long newestNamed = newestGeneration(named);
    for (IndexCommit commit : commits) {
      if (!named.contains(commit.getSegmentsFileName())
          && commit.getGeneration() <= newestNamed
          && !isBase(commit, newestNamed)) {
        commit.delete();
      }
    }
  }

  /** The commit resumed from is what a restart needs until a commit made since is published. */
  private boolean isBase(IndexCommit commit, long newestNamed) {
    return commit.getSegmentsFileName().equals(resumedFrom) && newestNamed <= newestNamedAtStart;
  }

  private Set<String> named() {
    return store.namedCommits(generation, index, shard);
  }

  private static long newestGeneration(Set<String> named) {
    return named.stream().mapToLong(SegmentInfos::generationFromSegmentsFileName).max().orElse(-1);
  }
}
