package io.leat.flink.als;

import io.leat.core.als.AlsParameters;
import io.leat.core.als.SubspaceSize;
import io.leat.data.ShopException;
import io.leat.flink.job.Environments;
import io.leat.flink.job.JobRun;
import io.leat.flink.job.WorkDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Trains on a file of ratings and writes both sides' factors, as {@link FactorFiles} says.
 *
 * @param output made if need be; factors of an earlier training in it are replaced
 */
public record AlsTraining(
    Path ratings,
    RatingFormat format,
    AlsParameters parameters,
    SubspaceSize subspace,
    int parallelism,
    Path output) {

  public AlsTraining {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism must be at least 1, was " + parallelism);
    }
  }

  /**
   * What was done.
   *
   * @param seconds by phase, in their order; they overlap nowhere
   */
  public record Report(long users, long items, Map<String, Double> seconds) {}

  /**
   * Runs the training on a Flink cluster inside this process.
   *
   * @throws ShopException when the file cannot be used, naming the line
   */
  public Report run() {
    if (!Files.isRegularFile(ratings)) {
      throw new ShopException("%s is not there, or no file".formatted(ratings));
    }
    long start = System.currentTimeMillis();
    try {
      Files.createDirectories(output);
      for (Side side : Side.values()) {
        Files.deleteIfExists(FactorFiles.factors(output, side));
      }
      try (WorkDirectory work = new WorkDirectory(Files.createTempDirectory(output, "work"))) {
        return report(start, train(work.path()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Long> train(Path work) {
    StreamExecutionEnvironment environment = Environments.embeddedPipelined(parallelism);
    DataStream<Rating> read =
        environment
            .fromData(Types.STRING, ratings.toString())
            .setParallelism(1)
            .uid("als-file")
            .name("File")
            .flatMap(new ReadRatings(format, output))
            .returns(Rating.class)
            .setParallelism(1)
            .uid("als-read")
            .name("Read ratings");
    BlockAls.Factors factors = new BlockAls(parameters, subspace).factors(read, work);
    write(factors.items(), Side.ITEMS);
    write(factors.users(), Side.USERS);
    return JobRun.execute(environment, "ALS of " + ratings.getFileName(), counters -> {});
  }

  private void write(DataStream<FactorBlock> factors, Side side) {
    factors
        .sinkTo(new FactorFiles(output))
        .setParallelism(factors.getParallelism())
        .uid("als-write-" + side.label())
        .name("Write " + side.label());
  }

  private Report report(long start, Map<String, Long> counters) throws IOException {
    long previous = start;
    Map<String, Double> seconds = new LinkedHashMap<>();
    for (Moment moment : Moment.values()) {
      long passed = counters.getOrDefault(moment.counter(), previous);
      seconds.put(moment.phase(), (passed - previous) / 1e3);
      previous = passed;
    }
    seconds.put("end_job", (System.currentTimeMillis() - previous) / 1e3);
    return new Report(lines(Side.USERS), lines(Side.ITEMS), seconds);
  }

  private long lines(Side side) throws IOException {
    try (Stream<String> lines = Files.lines(FactorFiles.ids(output, side))) {
      return lines.count();
    }
  }
}
