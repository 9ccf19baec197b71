/**
 * From lists to figures.
 *
 * <pre>
 * Recommender ─► Answers ─► Scores (question x measure) ─► means, Bootstrap (95%), Slices
 *                   └─────► Variety: coverage, novelty ──► ModelQuality ─► one JSON object
 * </pre>
 *
 * <p>Means are over questions; intervals resample the people or sessions that ask them.
 */
@org.jspecify.annotations.NullMarked
package io.leat.evaluation.quality;
