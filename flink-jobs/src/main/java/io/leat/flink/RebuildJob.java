package io.leat.flink;

import io.leat.data.ShopException;
import io.leat.data.ShopFiles;
import io.leat.flink.job.Environments;
import io.leat.flink.train.LearningSettings;
import io.leat.index.IndexException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The same rebuild on a real cluster:
 *
 * <pre>
 * flink run -p 8 -c io.leat.flink.RebuildJob leat.jar SHOP_DIRECTORY INDEX_DIRECTORY [PARALLELISM [SHARDS]]
 * </pre>
 *
 * Both directories must be seen under the same path by every machine, and by the one that submits.
 * The cluster needs {@code jobmanager.scheduler: Default}: the factorisation's edges are pipelined,
 * which Flink's scheduler for batch jobs refuses.
 */
public final class RebuildJob {
  private RebuildJob() {}

  public static void main(String[] args) {
    if (args.length < 2 || args.length > 4) {
      throw new IllegalArgumentException(
          "expected SHOP_DIRECTORY INDEX_DIRECTORY [PARALLELISM [SHARDS]], got "
              + args.length
              + " arguments");
    }
    RebuildRequest defaults = RebuildRequest.of(new ShopFiles(Path.of(args[0])), Path.of(args[1]));
    RebuildRequest request =
        new RebuildRequest(
            defaults.shop(),
            defaults.index(),
            args.length > 2 ? number("PARALLELISM", args[2]) : defaults.parallelism(),
            args.length > 3 ? number("SHARDS", args[3]) : defaults.shards(),
            LearningSettings.DEFAULT);
    try {
      RebuildReport report =
          new Rebuild(Environments::submitted, Environments::submittedPipelined, Clock.systemUTC())
              .run(request, RebuildProgress.NONE);
      System.out.println(report);
    } catch (ShopException | IndexException e) {
      System.err.println(e.getMessage());
      throw e;
    }
  }

  private static int number(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s must be a whole number, was '%s'".formatted(name, text), e);
    }
  }
}
