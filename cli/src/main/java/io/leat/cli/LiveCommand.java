package io.leat.cli;

import io.leat.data.log.EventLog;
import io.leat.evaluation.gate.PromotionGate;
import io.leat.flink.LiveSettings;
import io.leat.flink.RebuildRequest;
import io.leat.index.IndexException;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.SearchSettings;
import io.leat.search.http.LeatServer;
import io.leat.search.http.LiveParts;
import io.leat.search.http.ServerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves a shop and keeps its index up to date with what comes in. */
@Command(
    name = "live",
    description =
        "Serves a shop's index over HTTP and takes its events and items: what is posted to /v1/events"
            + " or put to /v1/items is searchable within a second. Builds the index when there is none."
            + " Ctrl-C stops it; the next start goes on where it was.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example: ./leat live --shop shop --index shop-index --port 8080"})
final class LiveCommand implements Callable<Integer> {
  private static final Duration KEEP_EVERY = Duration.ofMinutes(10);

  @Mixin ShopOption shop;

  @Option(
      names = "--index",
      required = true,
      paramLabel = "DIR",
      description = "The index directory; made when missing.")
  Path index;

  @Option(
      names = "--rocksdb",
      description = "Keep the job's state on disk, for more people than fit into memory.")
  boolean rocksDb;

  @Option(
      names = "--no-job",
      description =
          "Serve, and take events and items into the log, while the job that follows it runs elsewhere:"
              + " FollowJob on a Flink cluster. The index must be there.")
  boolean noJob;

  @Mixin VectorsOption vectors;

  @Mixin ListenOptions listen;
  @Spec CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    ServerOptions options = listen.freeServerOptions();
    RebuildRequest request =
        RebuildRequest.of(shop.files(), Directories.forWriting(spec, "--index", index))
            .withVectors(vectors.encoding);
    if (noJob) {
      if (new SnapshotStore(index).current().isEmpty()) {
        throw new IndexException(
            "--index %s serves no generation, and with --no-job none is built: build one with ./leat rebuild --shop DIR --index %s"
                .formatted(index, index));
      }
      runWithoutJob(request, options, spec);
      return 0;
    }
    run(
        request,
        new SnapshotStore(index).current().isEmpty(),
        LiveSettings.DEFAULT.withRocksDb(rocksDb),
        options,
        spec);
    return 0;
  }

  private static void runWithoutJob(RebuildRequest request, ServerOptions options, CommandSpec spec)
      throws InterruptedException {
    try (EventLog log = request.shop().log().open();
        @Nullable LogKeeper keeper =
            LogKeeper.of(request.shop(), log, request.index(), KEEP_EVERY)) {
      if (keeper != null) {
        keeper.start();
      }
      serve(request, new LiveParts(log), options, spec);
    }
  }

  /**
   * Serves and follows the log until the process is asked to end.
   *
   * @param rebuild whether the index is built before
   */
  static void run(
      RebuildRequest request,
      boolean rebuild,
      LiveSettings settings,
      ServerOptions options,
      CommandSpec spec)
      throws InterruptedException {
    request.shop().checkPresent();
    try (EventLog log = request.shop().log().open();
        @Nullable LogKeeper keeper =
            LogKeeper.of(request.shop(), log, request.index(), KEEP_EVERY);
        LiveShop live = new LiveShop(request, settings, PromotionGate.DEFAULT, log)) {
      if (keeper != null) {
        keeper.start();
      }
      if (rebuild) {
        spec.commandLine().getErr().println(RebuildText.of(RebuildCommand.run(request)));
      }
      live.start();
      serve(request, new LiveParts(log, InstantSource.system(), live), options, spec);
    }
  }

  private static void serve(
      RebuildRequest request, LiveParts parts, ServerOptions options, CommandSpec spec)
      throws InterruptedException {
    ServeCommand.run(
        () ->
            new LeatServer(
                new SnapshotStore(request.index()), SearchSettings.DEFAULT, options, parts),
        options,
        spec.commandLine().getOut());
  }
}
