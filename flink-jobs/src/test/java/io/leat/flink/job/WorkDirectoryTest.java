package io.leat.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkDirectoryTest {
  @TempDir private Path directory;

  @Test
  void isDeletedWithAllThatIsInIt() throws IOException {
    Path beside = Files.writeString(directory.resolve("beside"), "kept");
    Path path = directory.resolve("work");
    try (WorkDirectory work = new WorkDirectory(path)) {
      Files.createDirectories(work.path().resolve("blocks/empty"));
      Files.writeString(work.path().resolve("blocks/users-0"), "0");
    }
    assertThat(path).doesNotExist();
    assertThat(beside).exists();
  }

  @Test
  void thatNobodyMadeItIsNoFailure() {
    Path path = directory.resolve("never");
    new WorkDirectory(path).close();
    assertThat(path).doesNotExist();
  }
}
