package io.leat.data.simulator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leat.data.ShopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationRequestTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "9, 1, 1, --items 9 is out of range: give a whole number from 10 to 10000000",
    "10000001, 1, 1, --items 10000001 is out of range",
    "10, 0, 1, --users 0 is out of range: give a whole number from 1 to 10000000",
    "10, 10000001, 1, --users 10000001 is out of range",
    "10, 1, -5, --events -5 is out of range: give a whole number from 1 to 1000000000",
    "10, 1, 1000000001, --events 1000000001 is out of range"
  })
  void namesTheOptionTheValueAndTheRange(long items, long users, long events, String message) {
    assertThatThrownBy(
            () -> new SimulationRequest(items, users, events, 1, directory, false, false))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining(message);
  }

  @Test
  void reportsAllProblemsTogether() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThatThrownBy(() -> new SimulationRequest(1, 0, 0, 1, file, false, false))
        .isInstanceOf(ShopException.class)
        .message()
        .hasLineCount(4)
        .contains("--out " + file + " is a file: give a directory");
  }

  @Test
  void directoryThatCannotBeMadeIsAUsersError() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    SimulationRequest request =
        new SimulationRequest(10, 1, 1, 1, file.resolve("below"), false, false);

    assertThatThrownBy(() -> new ShopSimulator(request, SimulationProgress.SILENT).run())
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("--out " + request.out() + " cannot be written");
  }
}
