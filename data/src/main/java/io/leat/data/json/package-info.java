/**
 * The records as lines of JSON: {@link io.leat.data.json.ItemJson} and {@link
 * io.leat.data.json.EventJson} know the fields, {@link io.leat.data.json.JsonLines} reads whole
 * files.
 *
 * <pre>
 *  {"event_id":"e1","user_id":"u7","action":"view","timestamp":"2026-03-01T12:00:00Z","item_id":"L-1"}
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.data.json;
