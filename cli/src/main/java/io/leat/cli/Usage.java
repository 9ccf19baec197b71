package io.leat.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Mistakes in how a command was called, for {@link UsageErrors} to show. */
final class Usage {
  private Usage() {}

  /** What is wrong, in one sentence that names the option and its value. */
  static ParameterException wrong(CommandSpec command, String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
