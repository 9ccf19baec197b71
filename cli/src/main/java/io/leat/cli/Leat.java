package io.leat.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The program: {@code leat COMMAND}. */
@Command(
    name = "leat",
    description =
        "Personalised product search and recommendation on Apache Flink and Apache Lucene.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Begin with: ./leat demo"},
    subcommands = {
      DemoCommand.class,
      GenerateCommand.class,
      ImportCommand.class,
      ValidateCommand.class,
      RebuildCommand.class,
      TuneCommand.class,
      LiveCommand.class,
      KafkaDevCommand.class,
      JobJarCommand.class,
      ServeCommand.class,
      KeysCommand.class,
      IndexCommand.class,
      EvaluateCommand.class,
      BenchCommand.class,
      BenchmarkCommand.class,
      BenchmarkAlsCommand.class,
      BenchmarkLiveCommand.class,
      HelpCommand.class
    })
public final class Leat {
  private Leat() {}

  /** Lucene logs through the JDK; held here, for the JDK forgets loggers that nobody holds. */
  private static final Logger LUCENE_LOG = Logger.getLogger("org.apache.lucene");

  public static void main(String[] arguments) {
    LUCENE_LOG.setLevel(Level.WARNING);
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine program =
        new CommandLine(new Leat())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true)
            .setParameterExceptionHandler(new UsageErrors())
            .setExecutionExceptionHandler(new Failures());
    giveVersion(program);
    return program;
  }

  /** Each command has --version, yet picocli asks only the command itself for it. */
  private static void giveVersion(CommandLine command) {
    command.getCommandSpec().versionProvider(new Version());
    command.getSubcommands().values().forEach(Leat::giveVersion);
  }
}
