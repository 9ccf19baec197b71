/**
 * May a new generation take the place of the one that is served?
 *
 * <pre>
 * events before the last days ─► trial generation ─┐
 *                                                  ├─► the same questions ─► not worse? ─┐
 *                         the serving generation ──┘                                     ├─► GateVerdict
 * all events ─► candidate generation ─► as many items and people, nearly? ───────────────┘
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.evaluation.gate;
