/**
 * Is it any good, and how fast? End-to-end tests and the measurements behind every published
 * figure.
 *
 * <pre>
 * dataset: files ─► Interactions ─► protocol: EvaluationTask = training data + Questions
 *                                        │                          │
 *                served: leat rebuilt ◄──┤                          ▼
 *                baseline: EASE, ...  ◄──┴─► Recommender ─► lists ─► quality ─► JSON, report
 *
 * judgements, searches after a cut ─► search: asked of served.ServedSearch ─► quality ─► JSON, report
 *
 * index ─► QueryBenchmark ─► p50, p99, bytes per item
 * model ─► FoldInBenchmark ─► microseconds of an interest vector
 * </pre>
 *
 * <p>{@code RecommendEvaluation} is the front door of recommendations, {@code search} that of
 * search.
 */
@org.jspecify.annotations.NullMarked
package io.leat.evaluation;
