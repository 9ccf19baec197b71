package io.leat.cli;

import io.leat.flink.RebuildReport;
import io.leat.flink.RebuildRequest;
import io.leat.flink.train.LearningFile;
import io.leat.flink.train.LearningSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says how to learn. */
final class LearningOption {
  @Option(
      names = "--learning",
      paramLabel = "FILE",
      description = "Settings that ./leat tune wrote, in the place of the built-in ones.")
  @Nullable Path file;

  LearningSettings settings() {
    return file == null ? LearningSettings.DEFAULT : LearningFile.read(file);
  }

  /** Rebuilds with these settings, with progress on standard error. */
  RebuildReport rebuild(RebuildRequest request) {
    return RebuildCommand.run(request.withLearning(settings()));
  }
}
