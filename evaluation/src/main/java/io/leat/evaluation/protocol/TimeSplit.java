package io.leat.evaluation.protocol;

import io.leat.core.profile.Action;
import io.leat.data.Event;
import io.leat.data.Parsed;
import io.leat.data.ShopFiles;
import io.leat.data.json.JsonLines;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A shop cut by time: a training shop of what came before, and what each of its users bought after
 * for the first time.
 *
 * @param training events before the cut, and the whole catalogue
 * @param before items bought before the cut, by user
 * @param after items bought from the cut on and not before, by user; only users who bought before
 * @param warm items that an event before the cut names, whatever the action
 */
public record TimeSplit(
    ShopFiles training,
    Map<String, Set<String>> before,
    Map<String, Set<String>> after,
    Set<String> warm) {

  /**
   * Cuts a shop.
   *
   * @param directory where the training shop is written; made when missing
   */
  public static TimeSplit cut(ShopFiles shop, Instant at, Path directory) {
    Map<String, Set<String>> before = new HashMap<>();
    Map<String, Set<String>> after = new HashMap<>();
    Set<String> warm = new HashSet<>();
    try {
      Files.createDirectories(directory);
      Files.copy(shop.items(), directory.resolve(shop.items().getFileName().toString()));
      try (BufferedWriter events = Files.newBufferedWriter(directory.resolve("events.jsonl"))) {
        JsonLines.events(
            shop.events(),
            bytes -> {},
            (line, parsed) -> {
              if (parsed instanceof Parsed.Valid<Event> valid) {
                Event event = valid.value();
                boolean isBefore = event.timestamp().isBefore(at);
                if (isBefore) {
                  write(events, line.text());
                  if (event.itemId() != null) {
                    warm.add(event.itemId());
                  }
                }
                addPurchase(event, isBefore ? before : after);
              }
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    after.keySet().retainAll(before.keySet());
    after.forEach((user, items) -> items.removeAll(before.getOrDefault(user, Set.of())));
    after.values().removeIf(Set::isEmpty);
    return new TimeSplit(new ShopFiles(directory), before, after, warm);
  }

  private static void addPurchase(Event event, Map<String, Set<String>> purchases) {
    if (event.action() == Action.PURCHASE && event.userId() != null && event.itemId() != null) {
      purchases.computeIfAbsent(event.userId(), user -> new HashSet<>()).add(event.itemId());
    }
  }

  private static void write(BufferedWriter out, String line) {
    try {
      out.write(line);
      out.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
