package io.leat.flink.sink;

import io.leat.index.IndexException;
import io.leat.index.IndexName;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.ShardCommit;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.sink2.Committer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the commits of one checkpoint as one snapshot.
 *
 * <ul>
 *   <li>One subtask receives the commits of all shards, all of a checkpoint in one call.
 *   <li>Publishing is repeatable: {@link SnapshotStore#publish} knows by lineage and checkpoint
 *       what it has published.
 *   <li>A writer whose input has ended commits no more. Its shard stays at the commit of the latest
 *       snapshot of the same lineage.
 * </ul>
 */
final class LuceneCommitter implements Committer<StagedCommit> {
  private static final Logger LOG = LoggerFactory.getLogger(LuceneCommitter.class);

  private final SnapshotStore store;
  private final GenerationInfo generation;

  LuceneCommitter(SnapshotStore store, GenerationInfo generation) {
    this.store = store;
    this.generation = generation;
  }

  /** What one snapshot is made of. */
  private record Publication(String lineage, long checkpointId) {}

  @Override
  public void commit(Collection<CommitRequest<StagedCommit>> requests) {
    Map<Publication, List<CommitRequest<StagedCommit>>> publications =
        requests.stream()
            .collect(
                Collectors.groupingBy(
                    request ->
                        new Publication(
                            request.getCommittable().lineage(),
                            request.getCommittable().checkpointId())));
    publications.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparingLong(Publication::checkpointId)))
        .forEach(entry -> publish(entry.getKey(), entry.getValue()));
  }

  private void publish(Publication publication, List<CommitRequest<StagedCommit>> requests) {
    List<ShardCommit> commits =
        complete(
            publication,
            requests.stream().map(request -> request.getCommittable().commit()).toList());
    boolean published =
        store.publish(
            generation.name(), publication.lineage(), publication.checkpointId(), commits);
    if (published) {
      LOG.debug("{}: published checkpoint {}", generation.name(), publication.checkpointId());
    } else {
      LOG.info(
          "{}: checkpoint {} had been published before the restart",
          generation.name(),
          publication.checkpointId());
      requests.forEach(CommitRequest::signalAlreadyCommitted);
    }
  }

  /** Adds the standing commits of shards whose writer has ended. */
  private List<ShardCommit> complete(Publication publication, List<ShardCommit> staged) {
    SortedMap<String, ShardCommit> byShard = new TreeMap<>();
    staged.forEach(commit -> byShard.put(key(commit.index(), commit.shard()), commit));
    if (byShard.size() < expected()) {
      store
          .latest(generation.name())
          .filter(latest -> latest.lineage().equals(publication.lineage()))
          .ifPresent(latest -> latest.shards().forEach(shard -> addStanding(shard, byShard)));
    }
    if (byShard.size() != expected()) {
      throw new IndexException(
          "checkpoint %d of generation %s has %d of %d shard commits; it is not published"
              .formatted(
                  publication.checkpointId(), generation.name(), byShard.size(), expected()));
    }
    return new ArrayList<>(byShard.values());
  }

  private static void addStanding(Snapshot.Shard shard, SortedMap<String, ShardCommit> byShard) {
    byShard.putIfAbsent(key(shard.index(), shard.shard()), shard.commit());
  }

  private static String key(IndexName index, int shard) {
    return index.name() + " " + shard;
  }

  private int expected() {
    return IndexName.values().length * generation.shards();
  }

  @Override
  public void close() {}
}
