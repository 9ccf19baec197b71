package io.leat.flink.sink;

import io.leat.index.snapshot.ShardCommit;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableSummary;
import org.apache.flink.streaming.api.connector.sink2.CommittableWithLineage;

/**
 * Writes the lineage and the checkpoint into each commit: the committer's own request tells
 * neither. (Flink's "lineage" in the class name below means checkpoint and subtask.)
 */
final class StampLineage
    implements MapFunction<CommittableMessage<ShardCommit>, CommittableMessage<StagedCommit>> {
  private static final long serialVersionUID = 1;

  private final String lineage;

  StampLineage(String lineage) {
    this.lineage = lineage;
  }

  @Override
  public CommittableMessage<StagedCommit> map(CommittableMessage<ShardCommit> message) {
    if (message instanceof CommittableWithLineage<ShardCommit> commit) {
      return commit.map(shard -> new StagedCommit(lineage, commit.getCheckpointId(), shard));
    }
    CommittableSummary<ShardCommit> summary = (CommittableSummary<ShardCommit>) message;
    return summary.map();
  }
}
