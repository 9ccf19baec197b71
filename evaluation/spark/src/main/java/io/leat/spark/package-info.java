/**
 * The other side of the speed comparison: Apache Spark MLlib's implicit ALS on the files, with the
 * rank, the number of sweeps and the metrics of {@code leat benchmark als}.
 *
 * <pre>
 * train file ─► InteractionFormat ─► Spark ALS ─► factors (Parquet)
 * test file ──────────────────────────────────────► FullRanking ─► Recall@20, NDCG@20
 * </pre>
 */
package io.leat.spark;
