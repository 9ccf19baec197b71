package io.leat.cli;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that asks for a page of charts and tables. */
final class ReportOption {
  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Writes index.html there: charts and tables; made when missing.")
  @Nullable Path directory;

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  /**
   * For a command that measures long before it writes: fails now when it could not.
   *
   * @throws ParameterException when a file has the directory's name
   */
  void check() {
    if (directory != null) {
      Directories.forWriting(spec, "--report", directory);
    }
  }

  /**
   * Writes the report, when there is to be one, and tells where.
   *
   * @param writer from the directory to the page written
   */
  void write(UnaryOperator<Path> writer) {
    if (directory != null) {
      EvaluationSource.note("Report: " + writer.apply(directory));
    }
  }
}
