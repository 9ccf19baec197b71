/**
 * What many people search for: each query's people are counted once, and what fewer than {@link
 * io.leat.flink.queries.PopularQueriesStream#FEWEST_PEOPLE} asked stays unsaid, for it may name
 * somebody.
 */
@NullMarked
package io.leat.flink.queries;

import org.jspecify.annotations.NullMarked;
