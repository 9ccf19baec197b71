/**
 * What people did, in the order in which they did it: the input of training.
 *
 * <pre>
 * Interaction of a user ─────────────┬─ by person ─► HistoryFunction ─► PersonHistory ─► training
 * Interaction of a session ─ ANONYMOUS ┘
 * </pre>
 *
 * A profile ({@link io.leat.flink.profile}) sums and forgets the order; here the order is kept, for
 * what was looked at after what is half of what a shop can learn.
 */
@org.jspecify.annotations.NullMarked
package io.leat.flink.history;
