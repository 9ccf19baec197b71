package io.leat.cli;

import picocli.CommandLine.Command;

/** Groups the commands that measure searching at any size. */
@Command(
    name = "bench",
    description = "Measures searching over a made-up shop of any size.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example: ./leat bench search --items 100000"},
    subcommands = {BenchSearchCommand.class, BenchFeaturesCommand.class, BenchLoadCommand.class})
final class BenchCommand {}
