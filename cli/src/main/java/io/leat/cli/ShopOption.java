package io.leat.cli;

import io.leat.data.ShopFiles;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names a shop to learn from. */
final class ShopOption {
  @Option(
      names = "--shop",
      required = true,
      paramLabel = "DIR",
      description = "Directory of items.jsonl and events.jsonl, or with .gz.")
  Path directory;

  ShopFiles files() {
    return new ShopFiles(directory);
  }
}
