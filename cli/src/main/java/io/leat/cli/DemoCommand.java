package io.leat.cli;

import io.leat.data.ShopFiles;
import io.leat.data.simulator.SimulationRequest;
import io.leat.flink.LiveSettings;
import io.leat.flink.RebuildRequest;
import io.leat.index.snapshot.SnapshotStore;
import io.leat.search.http.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From nothing to personalised search. */
@Command(
    name = "demo",
    description =
        "Generates a shop (or takes yours), rebuilds its index and serves it. What is there and up to"
            + " date already is not made again.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example: ./leat demo --port 9000", "Example: ./leat demo --shop my-shop"})
final class DemoCommand implements Callable<Integer> {
  private static final Path DIRECTORY = Path.of("demo");
  private static final int ITEMS = 5_000;
  private static final int USERS = 2_000;
  private static final int EVENTS = 200_000;
  private static final int SEED = 7;

  @Option(
      names = "--shop",
      paramLabel = "DIR",
      description =
          "Your own items.jsonl and events.jsonl. Default: a generated shop in demo/shop.")
  @Nullable Path shop;

  @Option(
      names = "--index",
      paramLabel = "DIR",
      description = "Default: demo/index, or DIR/index beside your own data.")
  @Nullable Path index;

  @Mixin ListenOptions listen;
  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ServerOptions options = listen.freeServerOptions();
    ShopFiles files = new ShopFiles(shop == null ? generated() : shop);
    Path root =
        index != null ? index : shop == null ? DIRECTORY.resolve("index") : shop.resolve("index");
    SnapshotStore store = new SnapshotStore(root);
    RebuildRequest request = RebuildRequest.of(files, root);
    LiveCommand.run(
        request,
        store.current().isEmpty() || isOlder(root, files),
        LiveSettings.DEFAULT,
        options,
        spec);
    return 0;
  }

  private static Path generated() {
    Path directory = DIRECTORY.resolve("shop");
    if (!Files.exists(directory.resolve("items.jsonl"))) {
      GenerateCommand.run(
          new SimulationRequest(ITEMS, USERS, EVENTS, SEED, directory, false, false));
    }
    return directory;
  }

  /** Whether the shop's files were written after the last promotion. */
  private static boolean isOlder(Path root, ShopFiles files) throws IOException {
    FileTime promoted = Files.getLastModifiedTime(root.resolve("CURRENT"));
    return promoted.compareTo(Files.getLastModifiedTime(files.items())) < 0
        || promoted.compareTo(Files.getLastModifiedTime(files.events())) < 0;
  }
}
