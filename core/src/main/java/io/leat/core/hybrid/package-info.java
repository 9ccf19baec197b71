/**
 * One recommendation out of many opinions, learnt.
 *
 * <pre>
 * histories ── ValidationSplit ──► training ─► TrainedParts ─┐
 *                    └─► questions ──────────────────────────┴─► BlendLearning ─► HybridModel
 *
 * PartSpec(together, LIST, ...) ─┬─ PartScorer: in training, over all items
 *                                └─ a retriever: in the search service, over the index
 * </pre>
 *
 * The two readings of a {@link io.leat.core.hybrid.PartSpec} do the same arithmetic, so that what
 * was learnt is what is served.
 */
@org.jspecify.annotations.NullMarked
package io.leat.core.hybrid;
