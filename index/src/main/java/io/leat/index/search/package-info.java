/**
 * Published snapshots into searchers.
 *
 * <pre>
 * ServingSnapshot serving = manager.acquire();      // one snapshot, from here on
 * try {
 *   serving.items().search(query, 20);
 * } finally {
 *   manager.release(serving);
 * }
 * </pre>
 *
 * A poller calls {@link io.leat.index.search.SnapshotSearcherManager#maybeRefresh} meanwhile; it
 * swaps newer snapshots in behind the back of running queries.
 */
@org.jspecify.annotations.NullMarked
package io.leat.index.search;
