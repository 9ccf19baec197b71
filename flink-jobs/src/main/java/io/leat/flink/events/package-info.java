/**
 * Events from lines to what counts for whom.
 *
 * <pre>
 * SourceLine ─► ParseEvents ─► DropDuplicateEvents ─► Interaction ─┬─ user, no session ─────────────┬─► user's
 *                   └─ rejects ◄──────┘                            └─ session ─► LinkSessions ──────┘   interactions
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.flink.events;
