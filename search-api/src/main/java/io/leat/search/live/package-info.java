/**
 * What the process that accepts events knows before the index does. {@link
 * io.leat.search.live.LiveMemory} is the front door: fed by everything that is accepted, and filled
 * from the log's tail when the process starts.
 *
 * <pre>
 * POST /v1/events ─► log ─┬─► LiveMemory ─► the very next answer
 *                         └─► live job ─► snapshot ─► what it holds is no longer needed here
 * </pre>
 */
@NullMarked
package io.leat.search.live;

import org.jspecify.annotations.NullMarked;
