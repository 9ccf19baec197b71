/**
 * What is published, and how to go back. {@link io.leat.index.snapshot.SnapshotStore} is the front
 * door; everything in it comes down to replacing one small file.
 *
 * <pre>
 *  shard commits ──publish──► snapshots/000042.json ──► LATEST  ◄── within g0007
 *                                                         ▲
 *                                  promote, rollback ──► CURRENT ◄── what is served
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.index.snapshot;
