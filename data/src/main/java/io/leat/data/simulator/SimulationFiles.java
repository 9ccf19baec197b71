package io.leat.data.simulator;

import io.leat.data.ShopException;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * The three files of a generated shop: written under temporary names, then moved, so that an
 * interrupted run leaves the older shop as it was.
 */
final class SimulationFiles {
  static final String ITEMS = "items.jsonl";
  static final String EVENTS = "events.jsonl";
  static final String TRUTH = "truth.jsonl";
  private static final List<String> NAMES = List.of(TRUTH, ITEMS, EVENTS);

  private final SimulationRequest request;

  /**
   * @throws ShopException when a shop lies there that may not be replaced
   */
  SimulationFiles(SimulationRequest request) throws IOException {
    this.request = request;
    for (String name : NAMES) {
      for (String ending : List.of("", ".gz")) {
        Path file = request.out().resolve(name + ending);
        if (Files.exists(file) && !request.overwrite()) {
          throw new ShopException(
              "%s already exists: give --overwrite to replace the shop, or another --out"
                  .formatted(file));
        }
      }
    }
    Files.createDirectories(request.out());
  }

  /** A writer of UTF-8 to the file's temporary name. */
  Writer open(String name) throws IOException {
    OutputStream file = Files.newOutputStream(temporary(name));
    OutputStream out =
        request.gzip()
            ? new GZIPOutputStream(file, 1 << 16)
            : new BufferedOutputStream(file, 1 << 16);
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
  }

  /** Gives the finished files their names and removes those of the shop before. */
  void publish() throws IOException {
    for (String name : NAMES) {
      Files.move(temporary(name), target(name), StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(request.out().resolve(request.gzip() ? name : name + ".gz"));
    }
  }

  /** Removes what an unfinished run has written. */
  void discard() throws IOException {
    for (String name : NAMES) {
      Files.deleteIfExists(temporary(name));
    }
  }

  private Path target(String name) {
    return request.out().resolve(request.gzip() ? name + ".gz" : name);
  }

  private Path temporary(String name) {
    return request.out().resolve("." + name + ".unfinished");
  }
}
