package io.leat.data.simulator;

import io.leat.data.Event;
import io.leat.data.Item;
import io.leat.data.Parsed;
import io.leat.data.json.EventJson;
import io.leat.data.json.ItemJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A generated shop read back as anybody would read it. */
record GeneratedShop(List<Item> items, List<Event> events, ShopTruth truth) {

  static GeneratedShop generate(Path out, long items, long users, long events, long seed) {
    new ShopSimulator(
            new SimulationRequest(items, users, events, seed, out, false, false),
            SimulationProgress.SILENT)
        .run();
    return read(out);
  }

  static GeneratedShop read(Path directory) {
    return new GeneratedShop(
        lines(directory.resolve("items.jsonl"), ItemJson::parse),
        lines(directory.resolve("events.jsonl"), EventJson::parse),
        ShopTruth.read(directory.resolve("truth.jsonl")));
  }

  private static <T> List<T> lines(Path file, Function<String, Parsed<T>> parser) {
    try {
      return Files.readAllLines(file).stream().map(line -> valid(line, parser)).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> T valid(String line, Function<String, Parsed<T>> parser) {
    return switch (parser.apply(line)) {
      case Parsed.Valid<T> good -> good.value();
      case Parsed.Invalid<T> bad -> throw new AssertionError(line + " has " + bad.faults());
    };
  }
}
