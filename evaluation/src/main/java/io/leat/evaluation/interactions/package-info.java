/**
 * Who took what, and nothing else, at any size: data for benchmarks of training, where a shop with
 * titles and sessions would be ballast.
 *
 * <pre>
 * popularity (Zipf) ─► AliasTable ─┐                              ┌─► train.tsv.gz   user TAB item
 * TasteSpace (sphere) ─────────────┴─► one user's distinct items ─┤
 * activity (log-normal) ─► Quotas ─────────────────────────────┘  └─► test.tsv.gz    a tenth on top
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.evaluation.interactions;
