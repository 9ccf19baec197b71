package io.leat.flink.als;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * The ratings of a file. Its identifiers are numbered in the order in which they come and written
 * to {@code users.ids} and {@code items.ids}. One subtask: a gzipped file has no second half to
 * begin with.
 */
final class ReadRatings implements FlatMapFunction<String, Rating> {
  private static final long serialVersionUID = 1;

  private final RatingFormat format;
  private final String directory;

  ReadRatings(RatingFormat format, Path directory) {
    this.format = format;
    this.directory = directory.toString();
  }

  @Override
  public void flatMap(String file, Collector<Rating> ratings) throws IOException {
    Path target = Files.createDirectories(Path.of(directory));
    try (DenseIds users = new DenseIds(FactorFiles.ids(target, Side.USERS));
        DenseIds items = new DenseIds(FactorFiles.ids(target, Side.ITEMS))) {
      new RatingLines(Path.of(file), format, users, items).forEach(ratings::collect);
    }
  }
}
