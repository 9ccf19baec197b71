package io.leat.flink.sink;

import io.leat.index.snapshot.ShardCommit;

/**
 * What a writer remembers at a checkpoint: the commit of its shard in each index. A restore goes on
 * from exactly these; later commits fall away.
 */
public record WriterState(ShardCommit items, ShardCommit users) {
  public WriterState {
    if (items.shard() != users.shard()) {
      throw new IllegalArgumentException(
          "a writer owns one shard, got %d of items and %d of users"
              .formatted(items.shard(), users.shard()));
    }
  }

  public int shard() {
    return items.shard();
  }
}
