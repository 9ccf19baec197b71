/**
 * Is it any good, and how fast? End-to-end tests and the measurements behind every published
 * figure.
 *
 * <pre>
 * shop ─► TimeSplit ─► training shop ─► rebuild ─► index ─► recommender ──► RecommendationQuality
 *             └──────► held-out new purchases ──────────────────────────────────────┘
 * index ─► QueryBenchmark ─► p50, p99, bytes per item
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.evaluation;
