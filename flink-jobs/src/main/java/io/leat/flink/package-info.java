/**
 * The Flink side of Leat: jobs that turn a shop's records into a generation. {@link
 * io.leat.flink.RecommenderPipeline} is the job on one screen, {@link io.leat.flink.Rebuild} runs
 * it end to end.
 *
 * <pre>
 * Rebuild.run(request, progress)
 *   create the generation ─► learn ─► factors ─► index ─► check ─► promote
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.flink;
