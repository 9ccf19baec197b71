/**
 * An evaluation as a page to look at: charts drawn as SVG when the page is written, each with its
 * table, in one file without scripts or links.
 *
 * <pre>
 * EvaluationResult ─► HtmlReport ─┬► ModelSection   models beside each other, intervals
 *                                 ├► SliceSection   by activity, by popularity, cold items
 *                                 └► latency, what is shown most        ─► index.html
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.evaluation.report;
