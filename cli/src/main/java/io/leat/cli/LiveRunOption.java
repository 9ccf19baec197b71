package io.leat.cli;

import io.leat.evaluation.TemporaryDirectory;
import io.leat.evaluation.live.LiveWork;
import io.leat.evaluation.live.ServerCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The shop that a live server is tried on. */
final class LiveRunOption {
  @Option(
      names = "--work",
      paramLabel = "DIR",
      description =
          "Where shop and index are made, and stay; with those that are there it goes on."
              + " Default: a temporary directory.")
  @Nullable Path work;

  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Of the shop. Default: ${DEFAULT-VALUE}.")
  long items;

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Default: ${DEFAULT-VALUE}.")
  long users;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "50000",
      description = "That it begins with. Default: ${DEFAULT-VALUE}.")
  long events;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--java",
      paramLabel = "FLAGS",
      split = " ",
      defaultValue = "-Xmx2g",
      description = "JVM flags of the server. Default: ${DEFAULT-VALUE}.")
  List<String> flags;

  /** Runs on the shop, with the command that starts its server. */
  <T> T on(BiFunction<LiveWork, ServerCommand, T> run) {
    ServerCommand command = ServerCommand.of(Leat.class.getName(), flags, List.of("live"));
    LiveWork.Size size = new LiveWork.Size(items, users, events, seed);
    if (work != null) {
      return run.apply(LiveWork.prepare(work.toAbsolutePath(), size), command);
    }
    try (TemporaryDirectory directory = TemporaryDirectory.create("leat-live")) {
      return run.apply(LiveWork.prepare(directory.path(), size), command);
    }
  }
}
