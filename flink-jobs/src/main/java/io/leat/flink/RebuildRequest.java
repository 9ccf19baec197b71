package io.leat.flink;

import io.leat.data.ShopFiles;
import io.leat.flink.train.LearningSettings;
import io.leat.index.snapshot.VectorEncoding;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to rebuild, and how.
 *
 * @param shop the records
 * @param index the index root, made when missing
 * @param parallelism subtasks of each operator
 * @param eventsBefore events from this time on are left out, to see how well they would have been
 *     foretold; null for none
 * @param shards of each index in the new generation; one writer each, at most 64
 * @param vectors how the graphs of the new generation's items keep them; null for as the generation
 *     being served does
 */
public record RebuildRequest(
    ShopFiles shop,
    Path index,
    int parallelism,
    int shards,
    LearningSettings learning,
    @Nullable Instant eventsBefore,
    @Nullable VectorEncoding vectors) {

  /** With all events. */
  public RebuildRequest(
      ShopFiles shop, Path index, int parallelism, int shards, LearningSettings learning) {
    this(shop, index, parallelism, shards, learning, null, null);
  }

  public static final int DEFAULT_SHARDS = 2;

  /** Every shard is a writer with its own buffers; more would starve each other of memory. */
  public static final int MAX_SHARDS = 64;

  /** Beyond this, one machine's job gains little and takes memory for every subtask. */
  private static final int MAX_DEFAULT_PARALLELISM = 8;

  public RebuildRequest {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism must be at least 1, was " + parallelism);
    }
    if (shards < 1 || shards > MAX_SHARDS) {
      throw new IllegalArgumentException(
          "shards must be 1 to %d, was %d".formatted(MAX_SHARDS, shards));
    }
  }

  /** With defaults: as parallel as the machine, within reason. */
  public static RebuildRequest of(ShopFiles shop, Path index) {
    return new RebuildRequest(
        shop,
        index,
        Math.min(MAX_DEFAULT_PARALLELISM, Runtime.getRuntime().availableProcessors()),
        DEFAULT_SHARDS,
        LearningSettings.DEFAULT,
        null,
        null);
  }

  /** The same with other settings of the learning. */
  public RebuildRequest withLearning(LearningSettings other) {
    return new RebuildRequest(shop, index, parallelism, shards, other, eventsBefore, vectors);
  }

  /** The same without the events from a time on. */
  public RebuildRequest withEventsBefore(Instant time) {
    return new RebuildRequest(shop, index, parallelism, shards, learning, time, vectors);
  }

  /** The same with vectors kept so; null for as the generation being served does. */
  public RebuildRequest withVectors(@Nullable VectorEncoding encoding) {
    return new RebuildRequest(shop, index, parallelism, shards, learning, eventsBefore, encoding);
  }
}
