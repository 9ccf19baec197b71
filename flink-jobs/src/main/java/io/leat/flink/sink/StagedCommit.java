package io.leat.flink.sink;

import io.leat.index.snapshot.ShardCommit;

/**
 * A shard's commit that waits to be published: what the committer is given.
 *
 * @param lineage the start of the job that staged it; checkpoint ids compare only within one
 * @param checkpointId the checkpoint whose completion publishes it
 */
public record StagedCommit(String lineage, long checkpointId, ShardCommit commit) {}
