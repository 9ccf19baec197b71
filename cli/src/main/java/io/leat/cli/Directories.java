package io.leat.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Directories that a command makes when they are missing. */
final class Directories {
  private Directories() {}

  /**
   * The same path, when it is free or a directory.
   *
   * @throws ParameterException when a file has the name
   */
  static Path forWriting(CommandSpec command, String option, Path path) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw Usage.wrong(command, "%s %s is a file: give a directory".formatted(option, path));
    }
    return path;
  }
}
