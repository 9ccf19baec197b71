/**
 * How index updates become durable and visible, exactly once: commit early, publish late. {@link
 * io.leat.flink.sink.LuceneSink} draws the job graph.
 *
 * <pre>
 * IndexUpdate ─► LuceneWriter (one for each shard) ─► ShardCommit ─► StagedCommit ─► LuceneCommitter ─► Snapshot
 *                  IndexWriter.commit()                              + lineage,         SnapshotStore.publish()
 *                                                                      checkpoint
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.flink.sink;
