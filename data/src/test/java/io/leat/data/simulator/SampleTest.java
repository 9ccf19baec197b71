package io.leat.data.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {
  private static final Path SAMPLES = Path.of("samples");

  @TempDir Path directory;

  @Test
  void generatingAgainGivesTheSampleBytes() throws IOException {
    assertThat(Files.readString(SAMPLES.resolve("README.md")))
        .contains("./leat generate --items 60 --users 20 --events 500 --seed 7 --out data/samples");

    GeneratedShop.generate(directory.resolve("shop"), 60, 20, 500, 7);

    for (String name : List.of("items.jsonl", "events.jsonl", "truth.jsonl")) {
      assertThat(directory.resolve("shop").resolve(name))
          .as("data/samples/%s: after a change of the simulator, run the README's command", name)
          .hasSameBinaryContentAs(SAMPLES.resolve(name));
    }
  }
}
