/**
 * Is what people search for found?
 *
 * <pre>
 * judgements ─► JudgedQueries ─► SearchEvaluation ───────┐
 *                                    │                   ├─► SearchQuality ─► JSON, report
 * events after a cut ─► SearchReplay ┤                   │
 * purchases after it ─► WordQueries ─┴► PersonalisedEvaluation
 *                                    ▼
 *                        served.ServedSearch: real requests
 * </pre>
 *
 * <p>Two questions: do the judged items stand at the top for everybody, and does the item that this
 * person then chose stand higher for this person than for everybody.
 */
@org.jspecify.annotations.NullMarked
package io.leat.evaluation.search;
