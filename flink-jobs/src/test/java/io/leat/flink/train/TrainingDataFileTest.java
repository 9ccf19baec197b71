package io.leat.flink.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.core.history.Histories;
import io.leat.core.history.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingDataFileTest {
  @TempDir private Path directory;

  private TrainingDataFile file() {
    return new TrainingDataFile(directory.resolve("data"));
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    Histories histories =
        new Histories.Builder(3)
            .add(
                new History(
                    new int[] {2, 0, 2}, new float[] {1, -0.3f, 5}, new long[] {7, 7, 1L << 40}),
                false)
            .add(History.EMPTY, false)
            .add(new History(new int[] {1}, new float[] {1e-20f}, new long[] {-3}), true)
            .build();
    TrainingData data =
        new TrainingData(
            List.of(
                new ItemTerms("a", List.of("mug", "blue", "mug")),
                new ItemTerms("ü-𝄞", List.of()),
                new ItemTerms("z", List.of("blue", "größe", "x".repeat(70_000)))),
            histories,
            1_770_000_000L,
            12);
    file().write(data);

    assertThat(file().read()).usingRecursiveComparison().isEqualTo(data);
    assertThat(file().readActs())
        .usingRecursiveComparison()
        .isEqualTo(new TrainingDataFile.Acts(histories, 1_770_000_000L, 12));
  }

  @Test
  void aShopWithoutAnythingIsReadToo() throws IOException {
    TrainingData data = new TrainingData(List.of(), new Histories.Builder(0).build(), 0, 0);
    file().write(data);
    assertThat(file().read()).usingRecursiveComparison().isEqualTo(data);
  }
}
