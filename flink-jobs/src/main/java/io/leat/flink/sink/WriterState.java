package io.leat.flink.sink;

import io.leat.index.IndexName;
import io.leat.index.snapshot.ShardCommit;
import java.util.List;

/**
 * What a writer remembers at a checkpoint: the commit of its shard in each index. A restore goes on
 * from exactly these; later commits fall away.
 *
 * @param commits one for each index, in the order of {@link IndexName}
 */
public record WriterState(List<ShardCommit> commits) {
  public WriterState {
    commits = List.copyOf(commits);
    List<IndexName> indexes = commits.stream().map(ShardCommit::index).toList();
    if (!indexes.equals(List.of(IndexName.values()))) {
      throw new IllegalArgumentException(
          "a writer owns one shard of each of %s, got %s"
              .formatted(List.of(IndexName.values()), indexes));
    }
    List<Integer> shards = commits.stream().map(ShardCommit::shard).distinct().toList();
    if (shards.size() != 1) {
      throw new IllegalArgumentException("a writer owns one shard, got " + shards);
    }
  }

  ShardCommit of(IndexName index) {
    return commits.stream().filter(commit -> commit.index() == index).findFirst().orElseThrow();
  }

  public int shard() {
    return commits.getFirst().shard();
  }

  long watermark() {
    return commits.getFirst().watermark();
  }
}
