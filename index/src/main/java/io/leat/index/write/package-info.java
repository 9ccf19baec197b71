/**
 * Updates into staged commits: the first half of "commit early, publish late".
 *
 * <pre>
 * ShardWriter writer = ShardWriter.create(store, generation, IndexName.ITEMS, 0);
 * writer.apply(IndexUpdate.upsert(item));
 * ShardCommit staged = writer.commit(watermark);      // durable, and seen by nobody
 * store.publish("g0001", lineage, checkpoint, List.of(staged, ...));
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.index.write;
