package io.leat.data.simulator;

import io.leat.data.RequestCheck;
import io.leat.data.ShopException;
import java.nio.file.Path;

/**
 * A shop to be generated.
 *
 * @param items number of items, 10 to 10 million
 * @param users number of shoppers, 1 to 10 million
 * @param events number of lines of {@code events.jsonl}, 1 to 1 billion
 * @param seed any number; the same request with the same seed gives the same bytes
 * @param out directory for the files, created where missing
 * @param gzip whether to write {@code .jsonl.gz}
 * @param overwrite whether a shop that lies in the directory may be replaced
 */
public record SimulationRequest(
    long items, long users, long events, long seed, Path out, boolean gzip, boolean overwrite) {

  /**
   * Checks all fields.
   *
   * @throws ShopException with every problem, each naming its option, the value and what to do
   */
  public SimulationRequest {
    new RequestCheck()
        .range("--items", items, 10, 10_000_000)
        .range("--users", users, 1, 10_000_000)
        .range("--events", events, 1, 1_000_000_000)
        .directory("--out", out, "the shop's files")
        .end();
  }
}
