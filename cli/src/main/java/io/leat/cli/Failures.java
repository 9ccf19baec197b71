package io.leat.cli;

import io.leat.data.FileProblem;
import io.leat.data.ShopException;
import io.leat.data.log.LogException;
import io.leat.index.IndexException;
import io.leat.search.http.ServerStartException;
import io.leat.search.keys.KeyFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * A user's mistake is one sentence and exit code 1; anything else is our defect and shows its stack
 * trace.
 */
final class Failures implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception exception, CommandLine commandLine, ParseResult parseResult) {
    String message =
        switch (exception) {
          case ShopException mistake -> mistake.getMessage();
          case IndexException mistake -> mistake.getMessage();
          case LogException mistake -> mistake.getMessage();
          case KeyFileException mistake -> mistake.getMessage();
          case ServerStartException mistake -> mistake.getMessage();
          case UncheckedIOException io ->
              io.getCause() == null ? io.getMessage() : FileProblem.describe(io.getCause());
          case IOException io -> FileProblem.describe(io);
          default -> null;
        };
    if (message == null) {
      exception.printStackTrace(commandLine.getErr());
    } else {
      commandLine.getErr().println("leat: " + message);
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
