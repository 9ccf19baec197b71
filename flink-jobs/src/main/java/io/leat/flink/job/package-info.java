/**
 * Running a bounded job and following it, in this process or on a cluster.
 *
 * <pre>
 * Environments.embedded(2) ─► pipeline.train(environment) ─► JobRun.execute ─► counters
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.flink.job;
