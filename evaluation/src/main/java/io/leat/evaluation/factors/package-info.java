/**
 * How well a factorisation ranks by itself, without an index or a blend: what implementations of
 * one method are compared by.
 *
 * <pre>
 * users.ids, users.f32, items.ids, items.f32 ─► FactorTable, FactorTable ─► FactorRanking ─► recall, NDCG
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.evaluation.factors;
