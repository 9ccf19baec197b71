/**
 * Files of interactions, whatever their format, as one value.
 *
 * <pre>
 * pairs      u1 TAB lamp [TAB 1767225600 [TAB purchase [TAB 1]]]  ─┐
 * lists      u1 lamp candle sofa                                   │
 * sequences  lamp candle lamp          (u1 lamp ... with users)    ├─► Interactions: histories of
 * ncf        u1 lamp | candle sofa ... (test only)  ─► Candidates  │   (item, time, action, weight)
 * jsonl      {"event_id": ..., "action": "view", ...}             ─┘
 * items      item TAB title TAB attribute ...       ─► Item by id
 * </pre>
 *
 * <p>A line that cannot be used ends the reading with a sentence that names file, line and value: a
 * measurement on half of a file would be no measurement.
 */
@org.jspecify.annotations.NullMarked
package io.leat.evaluation.dataset;
