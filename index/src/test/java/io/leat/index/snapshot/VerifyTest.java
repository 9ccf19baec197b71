package io.leat.index.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.leat.index.IndexName;
import io.leat.index.TestDocuments;
import io.leat.index.TestGeneration;
import io.leat.index.document.IndexUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
  @TempDir Path root;
  private SnapshotStore store;

  @BeforeEach
  void publish() {
    store = new SnapshotStore(root);
    try (TestGeneration generation = new TestGeneration(store, 1)) {
      generation.apply(IndexUpdate.upsert(TestDocuments.item("lamp", "Lamp"))).publish();
    }
  }

  private List<Path> files() {
    Path shard = store.shardDirectory("g0001", IndexName.ITEMS, 0);
    return store.latest("g0001").orElseThrow().shard(IndexName.ITEMS, 0).files().stream()
        .map(file -> shard.resolve(file.name()))
        .toList();
  }

  @Test
  void aSoundGenerationHasNoProblem() {
    assertThat(files()).hasSizeGreaterThan(2);
    assertThat(store.verify("g0001")).isEmpty();
  }

  @Test
  void aFlippedByteIsFoundWhereverItIs() throws IOException {
    for (Path file : files()) {
      byte[] sound = Files.readAllBytes(file);
      int step = Math.max(1, sound.length / 40);
      for (int position = 0; position < sound.length; position += step) {
        byte[] damaged = Arrays.copyOf(sound, sound.length);
        damaged[position] ^= 0x10;
        Files.write(file, damaged);
        assertThat(store.verify("g0001"))
            .as("byte %d of %s", position, file.getFileName())
            .hasSize(1)
            .allSatisfy(problem -> assertThat(problem).contains(file.toString()));
      }
      Files.write(file, sound);
    }
    assertThat(store.verify("g0001")).isEmpty();
  }

  @Test
  void aMissingFileAndAShortOneAreFound() throws IOException {
    Path first = files().get(0);
    Path second = files().get(1);
    byte[] content = Files.readAllBytes(second);
    Files.delete(first);
    Files.write(second, Arrays.copyOf(content, content.length - 1));
    assertThat(store.verify("g0001"))
        .containsExactly(
            first + " is missing",
            "%s has %d bytes, published with %d"
                .formatted(second, content.length - 1, content.length));
  }

  @Test
  void aMissingShardIsFound() throws IOException {
    Path shard = store.shardDirectory("g0001", IndexName.ITEMS, 0);
    Files.move(shard, root.resolve("elsewhere"));
    assertThat(store.verify("g0001")).containsExactly(shard + " is missing");
  }

  @Test
  void theModelIsLookedAtToo() throws IOException {
    Path file = store.modelDirectory("g0001").resolve("terms.txt");
    byte[] content = Files.readAllBytes(file);
    content[5] ^= 1;
    Files.write(file, content);
    assertThat(store.verify("g0001"))
        .hasSize(1)
        .allSatisfy(problem -> assertThat(problem).contains(file + " is damaged"));
    Files.delete(file.resolveSibling("model.json"));
    assertThat(store.verify("g0001"))
        .hasSize(1)
        .allSatisfy(problem -> assertThat(problem).contains("model.json is missing"));
  }

  @Test
  void anUnpublishedGenerationSaysSo() {
    store.createGeneration(1, 2, 2);
    assertThat(store.verify("g0002")).containsExactly("g0002 has no published snapshot");
  }
}
