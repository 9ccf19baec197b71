/**
 * How several opinions become one: {@link io.leat.core.blend.Scale} makes raw scores comparable,
 * {@link io.leat.core.blend.BlendLearner} learns how much each opinion counts from questions whose
 * answers are known, helped by {@code AnswerLikelihood}.
 *
 * <pre>
 * history until T ─► parts' scores of candidates ─► scaled ─┐
 * what was chosen after T ─► relevant ──────────────────────┴─► BlendLearner ─► weights
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.core.blend;
