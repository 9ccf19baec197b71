package io.leat.cli;

import picocli.CommandLine.Command;

/** Groups the commands that measure quality. */
@Command(
    name = "evaluate",
    description = "Measures the quality of what is served, on your own data.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example: ./leat evaluate recommend --shop shop --split-at 2026-03-10T00:00:00Z"},
    subcommands = {
      EvaluateRecommendCommand.class,
      EvaluateSearchCommand.class,
      EvaluatePersonalisedSearchCommand.class
    })
final class EvaluateCommand {}
