package io.leat.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leat.data.ShopException;
import io.leat.data.ShopFiles;
import io.leat.flink.job.Environments;
import io.leat.flink.job.JobRun;
import io.leat.flink.train.LearningSettings;
import io.leat.flink.train.TuneModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A shop's whole history into settings that suit it: the first half of a {@link Rebuild}, with a
 * long search in the place of training.
 *
 * <pre>
 * read ─► histories, texts ─► split ─► HybridTuner ─► learning.json, what was tried
 * </pre>
 */
public final class Tune {
  private final IntFunction<StreamExecutionEnvironment> environments;
  private final Clock clock;

  /**
   * @param environments gives an environment of that parallelism
   */
  public Tune(IntFunction<StreamExecutionEnvironment> environments, Clock clock) {
    this.environments = environments;
    this.clock = clock;
  }

  /** With a Flink cluster inside this process. */
  public static Tune embedded() {
    return new Tune(Environments::embedded, Clock.systemUTC());
  }

  /**
   * Searches.
   *
   * @param directory an existing one for the results: {@link TuneModel#SETTINGS} and {@link
   *     TuneModel#REPORT}
   * @param seconds that the search may take, reading apart
   * @param progress told now and then, once everything is read, for how many seconds it searches
   * @return the report
   * @throws ShopException when the shop has no valid item
   */
  public JsonNode run(
      ShopFiles shop, Path directory, int parallelism, double seconds, DoubleConsumer progress) {
    StreamExecutionEnvironment environment = environments.apply(parallelism);
    String results = directory.toAbsolutePath().toString();
    new RecommenderPipeline(
            ShopSources.upTo(shop, directory, shop.log().lastReceivedAt(), clock.instant()),
            LearningSettings.DEFAULT,
            results)
        .tune(environment, results, seconds);
    long[] begun = new long[1];
    Map<String, Long> counters =
        JobRun.execute(environment, "leat tune", now -> tell(now, begun, progress));
    if (counters.getOrDefault(Counters.ITEMS, 0L) == 0) {
      throw new ShopException(
          "%s has no valid item: ./leat validate says why".formatted(shop.items()));
    }
    try {
      return new ObjectMapper().readTree(Files.readAllBytes(directory.resolve(TuneModel.REPORT)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void tell(Map<String, Long> counters, long[] begun, DoubleConsumer progress) {
    if (counters.getOrDefault(Counters.RATINGS, 0L) > 0) {
      long now = System.nanoTime();
      if (begun[0] == 0) {
        begun[0] = now;
      }
      progress.accept((now - begun[0]) / 1e9);
    }
  }
}
