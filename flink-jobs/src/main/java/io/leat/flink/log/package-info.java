/**
 * The shop's log as a Flink source: {@link io.leat.flink.log.LogSource} follows it in order, line
 * by line.
 *
 * <pre>
 * log/ ─► LogEnumerator ─► LogSplit(4 MiB of a segment) ─► LogSourceReader ─► LoggedLine ─► parsed downstream
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.flink.log;
