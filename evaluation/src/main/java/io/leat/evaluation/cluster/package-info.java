/**
 * Real servers around the jobs, each in processes of its own: what does not show inside one process
 * shows there.
 *
 * <pre>
 * ClusterRun ─► log of files ─► FlinkCluster: JobManager, TaskManagers (killed, started) ─► index
 *      └──────► ActCounts, by hand ◄──────────────────── compared ──────────────────────────┘
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.evaluation.cluster;
