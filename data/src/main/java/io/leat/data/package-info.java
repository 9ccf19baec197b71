/**
 * Records as they arrive from a shop. {@link io.leat.data.Item} and {@link io.leat.data.Event} are
 * the only two kinds; a line of a file is either one of them or a {@link io.leat.data.Reject} that
 * tells every {@link io.leat.data.Fault} with its remedy. Nothing is dropped in silence.
 *
 * <pre>
 *  CSV, TSV ── imports ──► items.jsonl, events.jsonl ── json ──► Item, Event ──► jobs
 *                          ▲                        │
 *             simulator ───┘                        └─ validation ──► report, rejects.jsonl
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.data;
