package io.leat.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Wrong usage is one sentence, where to read more, and exit code 2. The whole help would push the
 * sentence off the screen; only a missing command gets it.
 */
final class UsageErrors implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("leat: " + plain(String.valueOf(exception.getMessage())));
    if (isMissingCommand(exception)) {
      command.usage(err);
    } else {
      UnmatchedArgumentException.printSuggestions(exception, err);
      err.println("See ./" + command.getCommandSpec().qualifiedName() + " --help");
    }
    return CommandLine.ExitCode.USAGE;
  }

  private static boolean isMissingCommand(ParameterException exception) {
    return !exception.getCommandLine().getSubcommands().isEmpty()
        && !(exception.getCommandLine().getCommand() instanceof Callable<?>)
        && !(exception instanceof UnmatchedArgumentException);
  }

  /** Java's types mean nothing to a user. */
  private static String plain(String message) {
    return message
        .replaceAll("is not an? (int|long)$", "is not a whole number in range")
        .replace("option option", "option");
  }
}
