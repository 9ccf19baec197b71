package io.leat.cli;

import io.leat.search.keys.KeyFile;
import io.leat.search.keys.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a key. */
@Command(
    name = "create",
    description =
        "Makes a key, prints it once and writes its hash to a file, which serve, live and demo take"
            + " with --keys. To revoke a key, delete its line; servers notice within seconds.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example: ./leat keys create --keys keys.jsonl --name shop --scope search --scope events"
    })
final class KeysCreateCommand implements Callable<Integer> {
  @Option(
      names = "--keys",
      required = true,
      paramLabel = "FILE",
      description = "The file of keys; made when missing.")
  Path keys;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "unnamed",
      description = "Whose it is. Default: ${DEFAULT-VALUE}.")
  String name;

  @Option(
      names = "--scope",
      required = true,
      paramLabel = "SCOPE",
      description =
          "What it is good for, repeated for several: search (what shoppers see), events (what they"
              + " do), admin (items, people, jobs, metrics).")
  List<Scope> scopes;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().println(new KeyFile(keys).create(name, Set.copyOf(scopes)));
    return 0;
  }
}
