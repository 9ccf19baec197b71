package io.leat.evaluation.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClusterIT {
  @TempDir private Path directory;

  @Test
  void everyActIsCountedOnceThroughAKilledTaskManagerAndARescale() {
    ClusterRun.Result result = new ClusterRun(directory, 1, 7).run();
    assertThat(result.differences()).isEmpty();
    assertThat(result.events()).isGreaterThan(1_000);
  }
}
