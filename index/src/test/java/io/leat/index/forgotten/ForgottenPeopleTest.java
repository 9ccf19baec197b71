package io.leat.index.forgotten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.index.IndexException;
import io.leat.index.files.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForgottenPeopleTest {
  @TempDir Path root;

  @Test
  void nobodyIsForgottenWhereNobodyWas() {
    ForgottenPeople forgotten = new ForgottenPeople(root.resolve("not there"));

    assertThat(forgotten.list()).isEmpty();
    assertThat(forgotten.isForgotten("u7", 0)).isFalse();
    forgotten.refresh();
    assertThat(root.resolve("not there")).doesNotExist();
  }

  @Test
  void whatIsOlderThanTheTombstoneIsForgotten() {
    ForgottenPeople forgotten = new ForgottenPeople(root);
    Tombstone tombstone = forgotten.add("u7", 1000);

    assertThat(forgotten.isForgotten("u7", 0)).isTrue();
    assertThat(forgotten.isForgotten("u7", 999)).isTrue();
    assertThat(forgotten.isForgotten("u7", 1000)).isFalse();
    assertThat(forgotten.isForgotten("u8", 0)).isFalse();
    assertThat(forgotten.find("u7")).contains(tombstone);
    assertThat(forgotten.list()).containsExactly(tombstone);
  }

  @Test
  void theNewestTombstoneCounts() {
    ForgottenPeople forgotten = new ForgottenPeople(root);
    forgotten.add("u7", 1000);

    assertThat(forgotten.add("u7", 500).position()).isEqualTo(1000);
    assertThat(forgotten.add("u7", 2000).position()).isEqualTo(2000);
    assertThat(new ForgottenPeople(root).find("u7").orElseThrow().position()).isEqualTo(2000);
    assertThat(new ForgottenPeople(root).list()).hasSize(1);
  }

  @Test
  void otherProcessesSeeItAtTheirNextRefresh() {
    ForgottenPeople one = new ForgottenPeople(root);
    ForgottenPeople other = new ForgottenPeople(root);
    for (int i = 0; i < 50; i++) {
      one.add("u" + i, 1000);
      other.add("v" + i, 1000);
      one.refresh();
      other.refresh();
      assertThat(other.isForgotten("u" + i, 1)).as("u%d", i).isTrue();
      assertThat(one.isForgotten("v" + i, 1)).as("v%d", i).isTrue();
    }
    one.add("u7", 3000);
    other.refresh();
    assertThat(other.isForgotten("u7", 2999)).isTrue();
    assertThat(one.list()).isEqualTo(other.list()).isEqualTo(new ForgottenPeople(root).list());
  }

  @Test
  void theFilesNameNobody() throws IOException {
    new ForgottenPeople(root).add("somebody", 1000);
    new ForgottenPeople(root.resolve("elsewhere")).add("somebody", 1000);

    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        names.add(file.getFileName().toString());
        assertThat(Files.readString(file)).doesNotContain("somebody");
      }
    }
    assertThat(names).noneMatch(name -> name.contains("somebody"));
    assertThat(names.stream().filter(name -> name.matches("[0-9a-f]{64}\\.json")).distinct())
        .as("another salt, another hash")
        .hasSize(2);
  }

  /** Stops once at a step of writing a tombstone. */
  private static final class CrashingFiles extends DurableFiles {
    @Nullable Step next;

    @Override
    protected void before(Step step, Path target) throws IOException {
      if (step == next && !target.endsWith("salt.json")) {
        next = null;
        throw new IOException("crash before " + step);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(DurableFiles.Step.class)
  void aCrashLeavesTheOldOrTheNew(DurableFiles.Step step) {
    CrashingFiles files = new CrashingFiles();
    ForgottenPeople forgotten = new ForgottenPeople(root, files);
    forgotten.add("u7", 1000);
    files.next = step;

    assertThatThrownBy(() -> forgotten.add("u7", 2000)).isInstanceOf(IndexException.class);
    assertThat(new ForgottenPeople(root).find("u7").orElseThrow().position())
        .isEqualTo(step == DurableFiles.Step.SYNC_DIRECTORY ? 2000 : 1000);
    forgotten.add("u7", 2000);
    assertThat(new ForgottenPeople(root).find("u7").orElseThrow().position()).isEqualTo(2000);
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    new ForgottenPeople(root).add("u7", 1000);
    Path damaged = root.resolve("forgotten/ab.json");
    Files.writeString(damaged, "{\"hash\":");

    assertThatThrownBy(() -> new ForgottenPeople(root))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("ab.json");
  }
}
