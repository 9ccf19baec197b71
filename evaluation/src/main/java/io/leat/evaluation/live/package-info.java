/**
 * What a live server does under load and when things break: each class one run against a {@code
 * leat live} of its own, in a process of its own.
 *
 * <pre>
 * LiveWork      a generated shop and its index, in one directory
 * LiveServer    the process: started, asked over HTTP, killed
 * KillRun  LatencyRun  IntakeRun  CatchUpRun  FaultRun  SteadyRun  SwapRun
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.evaluation.live;
