package io.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The short form of what is run for the record, against servers in processes of their own; how fast
 * they are is for the record alone.
 */
class BenchmarkLiveIT {
  @TempDir static Path directory;

  @Test
  void killsLoseAndDoubleNothing() throws IOException {
    JsonNode result = succeeds("kills --kills 2 --seed 5");

    assertThat(result.get("events").asInt()).isPositive();
    assertThat(result.get("lost").asInt()).isZero();
    assertThat(result.get("doubled").asInt()).isZero();
    assertThat(result.get("unreadable").asInt()).isZero();
  }

  @Test
  void faultsAreNamedAndOvercome() throws IOException {
    JsonNode result = succeeds("faults");

    assertThat(result).hasSize(6);
    for (JsonNode fault : result) {
      assertThat(fault.get("served").asBoolean()).as(fault.toString()).isTrue();
      assertThat(fault.get("named").asText()).as(fault.toString()).isNotEmpty();
      assertThat(fault.get("recovered").asBoolean()).as(fault.toString()).isTrue();
    }
  }

  @Test
  void noSearchFailsWhileGenerationsChange() throws IOException {
    JsonNode result = succeeds("swaps");

    assertThat(result.get("searches").asInt()).isPositive();
    assertThat(result.get("failed").asInt()).isZero();
    assertThat(result.at("/steps/rebuild").asText()).isNotEmpty().doesNotStartWith("failed");
  }

  private static JsonNode succeeds(String line) throws IOException {
    List<String> words = new ArrayList<>(List.of("benchmark-live"));
    words.addAll(List.of(line.split(" ")));
    words.addAll(
        List.of(
            ("--work " + directory.resolve(words.get(1)) + " --items 120 --users 60 --events 6000")
                .split(" ")));
    Run run = Run.leat(words.toArray(String[]::new));
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }
}
