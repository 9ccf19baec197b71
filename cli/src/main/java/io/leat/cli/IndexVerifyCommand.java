package io.leat.cli;

import io.leat.index.IndexException;
import io.leat.index.snapshot.Current;
import io.leat.index.snapshot.SnapshotStore;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares every file of a generation's latest snapshot with its manifest. */
@Command(
    name = "verify",
    description =
        "Checks every file of a generation against its manifest: presence, size, checksum.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./leat index verify --index shop-index g0002"})
final class IndexVerifyCommand implements Callable<Integer> {
  @Mixin IndexOption index;

  @Parameters(arity = "0..1", paramLabel = "GENERATION", description = "Default: the served one.")
  @Nullable String generation;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    SnapshotStore store = index.store();
    String name =
        generation != null
            ? generation
            : store
                .current()
                .map(Current::generation)
                .orElseThrow(
                    () ->
                        new IndexException(
                            "no generation is served in %s: name one".formatted(store.root())));
    List<String> problems = store.verify(name);
    PrintWriter out = spec.commandLine().getOut();
    problems.forEach(out::println);
    out.println(
        problems.isEmpty() ? name + ": every file is as its manifest says" : name + ": damaged");
    return problems.isEmpty() ? 0 : 1;
  }
}
