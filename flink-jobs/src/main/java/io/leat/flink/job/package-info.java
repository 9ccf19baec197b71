/**
 * Running a bounded job and following it, in this process or on a cluster.
 *
 * <pre>
 * Environments.embedded(2) ─► pipeline.index(environment, sink) ─► JobRun.execute ─► counters
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.flink.job;
