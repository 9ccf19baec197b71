package io.leat.cli;

import io.leat.index.snapshot.Current;
import io.leat.index.snapshot.GenerationInfo;
import io.leat.index.snapshot.Snapshot;
import io.leat.index.snapshot.SnapshotStore;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One line a generation, oldest first. */
@Command(
    name = "list",
    description = "Lists the generations, oldest first, and marks the one that is served.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./leat index list --index shop-index"})
final class IndexListCommand implements Callable<Integer> {
  @Mixin IndexOption index;
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    SnapshotStore store = index.store();
    PrintWriter out = spec.commandLine().getOut();
    if (store.generations().isEmpty()) {
      out.println("no generations in " + store.root());
      return 0;
    }
    out.printf(
        "%-10s %-22s %9s %6s %12s  %s%n",
        "generation", "created", "snapshot", "shards", "bytes", "");
    for (GenerationInfo generation : store.generations()) {
      Optional<Snapshot> latest = store.latest(generation.name());
      out.printf(
          "%-10s %-22s %9s %6d %12s  %s%n",
          generation.name(),
          Instant.ofEpochMilli(generation.createdAt()).truncatedTo(ChronoUnit.SECONDS),
          latest.map(snapshot -> Integer.toString(snapshot.number())).orElse("none"),
          generation.shards(),
          latest.map(IndexListCommand::bytes).orElse("-"),
          role(generation.name(), store.current()));
    }
    return 0;
  }

  private static String bytes(Snapshot snapshot) {
    return Long.toString(
        snapshot.shards().stream()
            .flatMap(shard -> shard.files().stream())
            .mapToLong(Snapshot.FileEntry::size)
            .sum());
  }

  private static String role(String generation, Optional<Current> current) {
    if (current.isEmpty()) {
      return "";
    }
    if (generation.equals(current.get().generation())) {
      return "served";
    }
    return generation.equals(current.get().previous()) ? "rollback goes here" : "";
  }
}
