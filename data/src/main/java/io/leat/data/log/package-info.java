/**
 * The log of what was accepted. {@link io.leat.data.log.EventLog} is the front door, {@link
 * io.leat.data.log.LogRecord} one line of it.
 *
 * <pre>
 * long[] stamps = log.append(List.of(new LogEntry("u7", LogKind.EVENT, "{\"event_id\":\"e1\", ...}")));
 * log.read(0, record -&gt; System.out.println(record.line()));
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.data.log;
