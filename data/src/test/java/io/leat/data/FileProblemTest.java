package io.leat.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileProblemTest {
  @Test
  void saysWhatHappenedToWhichFile() {
    assertThat(FileProblem.describe(new AccessDeniedException("shop")))
        .isEqualTo("access denied: shop");
    assertThat(FileProblem.describe(new NoSuchFileException("shop")))
        .isEqualTo("no such file: shop");
    assertThat(FileProblem.describe(new FileSystemException("shop", null, "Not a directory")))
        .isEqualTo("Not a directory: shop");
    assertThat(FileProblem.describe(new IOException("disk full"))).isEqualTo("disk full");
    assertThat(FileProblem.describe(new IOException())).isEqualTo("it failed without a reason");
  }
}
