/**
 * Leat itself, measured on the path that shoppers are served on.
 *
 * <pre>
 * task.train() ─► ShopWriter ─► items.jsonl, events.jsonl ─► rebuild ─► index ─► SearchService
 * Question ─► QuestionRequests ─► RecommendationRequest ─────────────────────────────┘ ─► list
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.evaluation.served;
