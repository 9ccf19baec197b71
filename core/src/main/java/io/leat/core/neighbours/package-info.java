/**
 * Which item speaks for which: sparse lists of neighbours with weights, learnt from what stands
 * together in people's histories.
 *
 * <pre>
 * histories ─► people x items ─► CoOccurrences (G) ─► NeighbourRegression ─► together
 *         └─► Transitions: what came after what ──────────────────────────► next
 *
 * score(j) = sum over the person's items i  a_i * B_ij
 * </pre>
 *
 * A list is an item's own: it is computed and indexed item by item, so that neither the job nor the
 * query ever sees an items x items matrix.
 */
@org.jspecify.annotations.NullMarked
package io.leat.core.neighbours;
