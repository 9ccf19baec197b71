/**
 * Implicit ALS as one bounded Flink job. Ratings are partitioned once, into a file for each subtask
 * and side; then each half-sweep is one vertex of an unrolled graph, which receives from the one
 * before only the rows that its file names.
 *
 * <pre>
 * ratings ─► pack ─► write blocks ─┬─ initial users ─► solve items ─┬─ items ─► solve users ─┬─► ... ─► factors
 *                                  └─ Gramian, to all ────┘         └─ Gramian, to all ┘     └─► ...
 * </pre>
 *
 * All edges are pipelined, so that the half-sweeps start one after the other without a scheduler
 * between them. {@link io.leat.flink.als.BlockAls} draws the graph, {@link
 * io.leat.flink.als.SolveBlocks} is a half-sweep. A rebuild runs it as part of {@link
 * io.leat.flink.train.FactorsJob}, {@link io.leat.flink.als.AlsTraining} on a file of ratings.
 */
@org.jspecify.annotations.NullMarked
package io.leat.flink.als;
