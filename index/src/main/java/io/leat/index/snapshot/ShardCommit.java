package io.leat.index.snapshot;

import io.leat.index.IndexName;

/**
 * A Lucene commit that a shard's writer staged and nobody sees yet.
 *
 * @param segmentsFile names the commit: {@code segments_2a}
 * @param watermark position in the log up to which the commit is complete, epoch microseconds; 0
 *     when nothing of a log is in it
 */
public record ShardCommit(IndexName index, int shard, String segmentsFile, long watermark) {}
