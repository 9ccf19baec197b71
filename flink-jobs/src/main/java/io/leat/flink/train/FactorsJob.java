package io.leat.flink.train;

import io.leat.flink.als.BlockAls;
import io.leat.flink.als.Rating;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * From what was learnt to the model: the matrix is factorised by all subtasks, the rest by one.
 *
 * <pre>
 * work ─► EmitRatings ─► BlockAls ─► item factors ─► AssembleModel ─► model
 * </pre>
 */
public record FactorsJob(TrainingWork work, String modelDirectory, LearningSettings settings) {

  /** Adds the job; its edges are pipelined, see {@link BlockAls}. */
  public void addTo(StreamExecutionEnvironment environment) {
    DataStream<Rating> ratings =
        environment
            .fromData(Types.STRING, work.directory())
            .setParallelism(1)
            .uid("work")
            .name("Work")
            .flatMap(new EmitRatings())
            .returns(Rating.class)
            .setParallelism(1)
            .uid("emit-ratings")
            .name("Ratings");
    new BlockAls(work.learnt().parameters().als())
        .factors(ratings, work.blocks())
        .items()
        .fullWindowPartition()
        .aggregate(new AssembleModel(work, modelDirectory, settings))
        .setParallelism(1)
        .uid("assemble")
        .name("Assemble the model")
        .sinkTo(new DiscardingSink<>())
        .uid("assembled")
        .name("Assembled");
  }
}
