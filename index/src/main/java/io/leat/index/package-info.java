/** Lucene: the schema, the shard writer, snapshots and searchers. No Flink, no HTTP. */
@org.jspecify.annotations.NullMarked
package io.leat.index;
