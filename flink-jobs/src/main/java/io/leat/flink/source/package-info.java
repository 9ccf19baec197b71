/**
 * The shop's files as Flink sources. Every record knows the file and line it came from, so that a
 * reject can be found again.
 *
 * <pre>
 * events.jsonl.gz ─► FileSource(LineFormat) ─► SourceLine("events.jsonl.gz", 17, "{...}")
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.flink.source;
