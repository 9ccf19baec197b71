package io.leat.cli;

import picocli.CommandLine.Command;

/** Groups the commands on an index directory. */
@Command(
    name = "index",
    description = "Looks after an index directory: its generations, and which one is served.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example: ./leat index list --index shop-index"},
    subcommands = {
      IndexListCommand.class,
      IndexVerifyCommand.class,
      IndexPromoteCommand.class,
      IndexRollbackCommand.class
    })
final class IndexCommand {}
