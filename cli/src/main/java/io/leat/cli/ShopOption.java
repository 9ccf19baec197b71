package io.leat.cli;

import io.leat.data.ShopFiles;
import io.leat.data.log.KafkaTopic;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names a shop to learn from. */
final class ShopOption {
  @Option(
      names = "--shop",
      required = true,
      paramLabel = "DIR",
      description = "Directory of items.jsonl and events.jsonl, or with .gz.")
  Path directory;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description =
          "The shop's log is with this Kafka (several brokers with commas), not in its directory.")
  @Nullable String brokers;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      defaultValue = "leat",
      description =
          "Kafka's topic; './leat live' makes it when missing. Default: ${DEFAULT-VALUE}.")
  String topic;

  ShopFiles files() {
    return brokers == null
        ? new ShopFiles(directory)
        : new ShopFiles(directory, new KafkaTopic(brokers, topic));
  }
}
