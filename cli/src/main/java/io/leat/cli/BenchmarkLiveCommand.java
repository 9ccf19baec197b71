package io.leat.cli;

import picocli.CommandLine.Command;

/** Groups the commands that try what a live server does under load and when things break. */
@Command(
    name = "benchmark-live",
    description = "Tries a live server in a process of its own: kills, faults, load.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example: ./leat benchmark-live kills --kills 100"},
    subcommands = {
      BenchmarkKillsCommand.class,
      BenchmarkFaultsCommand.class,
      BenchmarkSwapsCommand.class,
      BenchmarkLatencyCommand.class,
      BenchmarkIntakeCommand.class,
      BenchmarkCatchUpCommand.class,
      BenchmarkSteadyCommand.class
    })
final class BenchmarkLiveCommand {}
