package io.leat.cli;

import picocli.CommandLine.Command;

/** Groups the commands on keys. */
@Command(
    name = "keys",
    description = "Looks after the keys that a server takes.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example: ./leat keys create --keys keys.jsonl --name shop --scope search"},
    subcommands = {KeysCreateCommand.class})
final class KeysCommand {}
