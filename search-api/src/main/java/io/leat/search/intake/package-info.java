/**
 * Events and changes of the catalogue on their way into the log. {@link
 * io.leat.search.intake.EventIntake} takes events, {@link io.leat.search.intake.ItemIntake} items.
 *
 * <pre>
 * body ─► rows ─► each parsed once ─┬─► one append ─► durable ─► live memory ─► counted accepted
 *                                   └─► rejected, by index and field; duplicates, counted
 * </pre>
 */
@NullMarked
package io.leat.search.intake;

import org.jspecify.annotations.NullMarked;
