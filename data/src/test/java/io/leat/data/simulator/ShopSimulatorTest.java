package io.leat.data.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.data.ShopException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopSimulatorTest {
  private static final List<String> FILES = List.of("items.jsonl", "events.jsonl", "truth.jsonl");

  @TempDir Path directory;

  @Test
  void sameRequestGivesTheSameBytes() throws IOException {
    run(request("first", 3, false, false));
    run(request("second", 3, false, false));
    run(request("other", 4, false, false));

    for (String name : FILES) {
      assertThat(directory.resolve("second").resolve(name))
          .hasSameBinaryContentAs(directory.resolve("first").resolve(name));
      assertThat(Files.mismatch(file("first", name), file("other", name)))
          .as("%s of another seed", name)
          .isNotNegative();
    }
  }

  @Test
  void gzipHoldsThePlainBytes() throws IOException {
    run(request("plain", 3, false, false));
    run(request("zipped", 3, true, false));

    for (String name : FILES) {
      byte[] zipped = Files.readAllBytes(file("zipped", name + ".gz"));
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
        assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(file("plain", name)));
      }
    }
    assertThat(ShopTruth.read(file("zipped", "truth.jsonl.gz")).itemIds()).hasSize(120);
  }

  @ParameterizedTest
  @CsvSource({"10, 1, 1", "10, 1, 2000", "10, 3, 137", "60, 20, 5000", "999, 77, 3001"})
  void writesExactlyTheNumbersAskedFor(int items, int users, int events) {
    GeneratedShop shop =
        GeneratedShop.generate(directory.resolve("shop"), items, users, events, 11);

    assertThat(shop.items()).hasSize(items);
    assertThat(shop.events()).hasSize(events);
    assertThat(shop.truth().userIds()).hasSize(users);
    assertThat(shop.truth().itemIds()).hasSize(items);
  }

  @Test
  void refusesToReplaceAShopUnlessAsked() throws IOException {
    run(request("shop", 3, false, false));
    byte[] before = Files.readAllBytes(file("shop", "events.jsonl"));

    assertThatThrownBy(() -> run(request("shop", 4, false, false)))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("truth.jsonl already exists")
        .hasMessageContaining("--overwrite");
    assertThatThrownBy(() -> run(request("shop", 4, true, false)))
        .isInstanceOf(ShopException.class);
    assertThat(file("shop", "events.jsonl")).hasBinaryContent(before);

    run(request("shop", 4, true, true));
    assertThat(names("shop"))
        .containsExactlyInAnyOrder("items.jsonl.gz", "events.jsonl.gz", "truth.jsonl.gz");
  }

  @Test
  void interruptedRunLeavesTheOlderShopAndNothingElse() throws IOException {
    run(request("shop", 3, false, false));
    byte[] before = Files.readAllBytes(file("shop", "events.jsonl"));
    SimulationProgress failing =
        (done, total) -> {
          if (done > 1000) {
            throw new IllegalStateException("stopped");
          }
        };

    assertThatThrownBy(() -> new ShopSimulator(request("shop", 4, false, true), failing).run())
        .hasMessage("stopped");
    assertThat(names("shop")).containsExactlyInAnyOrderElementsOf(FILES);
    assertThat(file("shop", "events.jsonl")).hasBinaryContent(before);
  }

  @Test
  void progressRisesToItsTotal() {
    List<Long> steps = new ArrayList<>();
    List<Long> totals = new ArrayList<>();
    SimulationProgress progress =
        (done, total) -> {
          steps.add(done);
          totals.add(total);
        };

    new ShopSimulator(request("shop", 3, false, false), progress).run();

    assertThat(steps).isSorted().hasSizeGreaterThan(3);
    assertThat(totals).containsOnly(2 * 120L + 40 + 3000 + 1);
    assertThat(steps.getLast()).isEqualTo(totals.getLast());
  }

  private static void run(SimulationRequest request) {
    new ShopSimulator(request, SimulationProgress.SILENT).run();
  }

  private SimulationRequest request(String name, long seed, boolean gzip, boolean overwrite) {
    return new SimulationRequest(120, 40, 3000, seed, directory.resolve(name), gzip, overwrite);
  }

  private Path file(String shop, String name) {
    return directory.resolve(shop).resolve(name);
  }

  private List<String> names(String shop) throws IOException {
    try (var files = Files.list(directory.resolve(shop))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
