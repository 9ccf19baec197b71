/**
 * The log as a Flink source, and its lines as records.
 *
 * <pre>
 * log/segment-000000000007.jsonl ─► LogSource ─► LoggedLine ─► ParseLog ─┬─► EventLine
 *                                                                        ├─► CatalogueItem (CATALOGUE)
 *                                                                        ├─► PersonWish (WISHES)
 *                                                                        └─► rejects
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.flink.log;
