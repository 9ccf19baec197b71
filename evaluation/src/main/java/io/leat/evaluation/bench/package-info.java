/**
 * How fast and how good searching is at a size that no test shop has.
 *
 * <pre>
 * BenchShop (a seed) ─► BenchIndex ─► index root ─► BenchServer, a process of its own
 *        │                                                  ▲ HTTP
 *        └─► BenchQueries ─► LoadGenerator: closed, then open loop ─► RateSearch ─► one JSON object
 * </pre>
 *
 * Everything of an item or a query follows from the seed and its number, so that nothing of a large
 * shop is held, any thread can make any part, and another engine can be fed the same.
 */
@org.jspecify.annotations.NullMarked
package io.leat.evaluation.bench;
