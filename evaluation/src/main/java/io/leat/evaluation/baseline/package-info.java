/**
 * The models that Leat has to beat, computed exactly over the same {@link
 * io.leat.evaluation.protocol.EvaluationTask}. Each binarises what it learns from: whether somebody
 * has an item, not how often or with what weight.
 *
 * <pre>
 * task.train() ─► ItemCodes, InvertedHistories ─► Popularity | ItemCosine | Ease | SessionNeighbours | titles
 *                                                     └─ one score for each item ─► ScoredItems ─► list
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.evaluation.baseline;
