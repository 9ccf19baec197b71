/**
 * Lucene: the schema, the shard writer, snapshots and searchers. No Flink, no HTTP.
 *
 * <pre>
 *  IndexUpdate ─► write.ShardWriter ─► ShardCommit ─► snapshot.SnapshotStore ─► search.ServingSnapshot
 *                 (one per shard)      (staged)       (published, promoted)     (one query's view)
 * </pre>
 *
 * The writing side and the serving side share a directory and nothing else.
 */
@org.jspecify.annotations.NullMarked
package io.leat.index;
